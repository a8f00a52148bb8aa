import { contradictionsIn } from './contradictions.ts'
import { type CsvRow, createCsvReader } from './csv.ts'
import type { Cells, FileFormat, RowProblem, SalesLine } from './row.ts'
import { simpleFormat } from './simple.ts'
import { superstoreFormat } from './superstore.ts'
import { describeWarnings } from './warnings.ts'

/** What a file would bring, before anything is imported. */
export interface ImportPreview {
  /** The rows that can be imported, in the file's order. */
  readonly rows: readonly SalesLine[]
  /** The rows that cannot, each with what to do. They are left out. */
  readonly problems: readonly (RowProblem & { readonly row: number })[]
  /** What will be imported, but not quite as the file says. */
  readonly warnings: readonly string[]
  readonly orders: number
  readonly customers: number
  readonly products: number
  /** What the rows come to per currency, in its smallest unit. */
  readonly totals: Readonly<Record<string, number>>
}

/** Why a file cannot be imported at all. */
export interface UnreadableFile {
  readonly unreadable: string
}

/** Reads a file as its text arrives, piece by piece. */
export interface ImportReader {
  add(piece: string): void
  end(): ImportPreview | UnreadableFile
}

/** The formats that can be read; the first one whose columns a file has is taken. */
const formats = [superstoreFormat, simpleFormat]

/** Reads a CSV text of one of the known formats. Pure: nothing is imported. */
export function previewImport(csv: string): ImportPreview | UnreadableFile {
  const reader = createImportReader()
  reader.add(csv)
  return reader.end()
}

/** Reads a large file in pieces of any size, so that the page can draw in between. */
export function createImportReader(): ImportReader {
  const csv = createCsvReader()
  const rows: SalesLine[] = []
  const problems: (RowProblem & { row: number })[] = []
  let header: Header | undefined
  let contradiction: ReturnType<typeof contradictionsIn> | undefined

  function read({ row, cells, broken }: CsvRow): void {
    if (!header) {
      header = headerOf(cells)
      if (header.format) contradiction = contradictionsIn(header.format)
      return
    }
    if (!header.format || !contradiction) return
    if (broken !== undefined || cells.length !== header.names.length) {
      problems.push({ row, column: '', value: '', message: unfit(broken, cells.length, header.names.length) })
      return
    }
    const line = header.format.read(cellsOf(header, cells, csv.delimiter))
    const settled = 'message' in line ? line : contradiction(line, row)
    if ('message' in settled) problems.push({ row, ...settled })
    else rows.push(settled)
  }

  return {
    add: (piece) => csv.add(piece).forEach(read),
    end() {
      csv.end().forEach(read)
      if (!header?.format) return { unreadable: unreadable(header?.names ?? []) }
      return { rows, problems, warnings: describeWarnings(rows), ...counts(rows) }
    },
  }
}

interface Header {
  /** The columns by the names the format knows them by, else as the file writes them. */
  readonly names: readonly string[]
  readonly format: FileFormat | undefined
}

function headerOf(cells: readonly string[]): Header {
  const written = cells.map((cell) => cell.trim())
  for (const format of formats) {
    const names = written.map(
      (name) => format.columns.find((column) => column.toLowerCase() === name.toLowerCase()) ?? name,
    )
    if (format.needs.every((column) => names.includes(column))) return { names, format }
  }
  return { names: written.filter((name) => name !== ''), format: undefined }
}

function cellsOf({ names }: Header, cells: readonly string[], delimiter: string | undefined): Cells {
  const named: Record<string, string> = {}
  for (const [index, name] of names.entries()) {
    const cell = cells[index]?.trim() ?? ''
    // Where cells are parted by semicolons, the comma is free to part decimals.
    named[name] = delimiter === ';' && /^[+-]?\d+,\d+$/.test(cell) ? cell.replace(',', '.') : cell
  }
  return named
}

function unfit(broken: string | undefined, found: number, expected: number): string {
  return broken === undefined
    ? `The row has ${found} cells, the first line names ${expected} columns. Is there a comma too many, or one missing?`
    : `The quotes in this row do not match (${broken}). Close them, or double those that belong to the text.`
}

function unreadable(found: readonly string[]): string {
  return `The first line must name the columns ${simpleFormat.columns.join(', ')}. This file has ${
    found.length === 0 ? 'none' : found.join(', ')
  }. Nothing was imported.`
}

function counts(rows: readonly SalesLine[]) {
  const totals: Record<string, number> = {}
  for (const { currency, total } of rows) totals[currency] = (totals[currency] ?? 0) + total
  return {
    orders: new Set(rows.map(({ order }) => order)).size,
    customers: new Set(rows.map(({ customer }) => customer).filter(Boolean)).size,
    products: new Set(rows.map(({ product }) => product)).size,
    totals,
  }
}
