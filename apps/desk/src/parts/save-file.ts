import { localDay } from '@causeway/shop'
import { download } from './download.ts'

const endings = { 'text/csv': 'csv', 'text/plain': 'txt', 'application/jsonl': 'jsonl' } as const

/** What a file is: a table, a text, or a JSON value on each line. */
export type FileKind = keyof typeof endings

/** Hands the person a file named after the desk, what it holds, and today. */
export function saveFile(workspace: string, name: string, parts: readonly string[], kind: FileKind): void {
  download(`${workspace}-${name}-${localDay(Date.now())}.${endings[kind]}`, parts, kind)
}
