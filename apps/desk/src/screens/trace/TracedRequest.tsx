import type { TracedRequest as Request, Workspace } from '@causeway/client'
import { Server, User } from 'lucide-react'
import { exactTimeBeside } from '../../format/exact.ts'
import { authorName, deviceName, isRelay, type Reader } from '../../history/author.ts'
import { Badge } from '../../parts/Badge.tsx'
import { sayRequest } from '../../words/command-words.ts'
import styles from './Trace.module.css'
import { resultOf } from './trace-words.ts'

/** What was asked for, in words as far as this device knows them. */
export function sayTraced(workspace: Pick<Workspace, 'state'>, request: Request, reader: Reader): string {
  if (request.commands) return sayRequest(workspace, request.commands)
  if (isRelay(request)) return 'The desk went on by itself'
  return `Asked for by ${authorName(request, reader)}`
}

interface TracedRequestProps {
  readonly request: Request
  readonly said: string
  readonly reader: Reader
  /** When the whole of it began; milliseconds since 1970. */
  readonly began: number
}

/** A request: who asked for it, where and when, what it came to, and why it was refused where it was. */
export function TracedRequest({ request, said, reader, began }: TracedRequestProps) {
  const { replica, refusal, at, commands } = request
  const relay = isRelay(request)
  const Icon = relay ? Server : User
  const device = deviceName({ replica: replica ?? reader.replica }, reader)
  const where = relay ? 'On the relay' : `${authorName(request, reader)}, on ${device}`
  return (
    <div className={styles.request}>
      <Icon aria-hidden size={16} strokeWidth={1.75} className={styles.icon} />
      <div>
        <p className={styles.asked}>
          {said}
          {refusal && <Badge tone="bad">Refused</Badge>}
        </p>
        <p className={styles.note}>
          {where}, {exactTimeBeside(at, began)} · {resultOf(request)}
        </p>
        {!relay && !commands && (
          <p className={styles.note}>In which words it was asked for, only that device knows.</p>
        )}
        {refusal && <p className={styles.refusal}>{refusal.message}</p>}
      </div>
    </div>
  )
}
