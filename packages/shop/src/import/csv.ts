import Papa from 'papaparse'

/** Turns a CSV text that comes in pieces into rows of cells. */
export interface CsvReader {
  /** The rows that are complete with this piece. */
  add(piece: string): readonly CsvRow[]
  /** The last row, which may lack its line end. */
  end(): readonly CsvRow[]
  /** The character between cells, once it is known. */
  readonly delimiter: string | undefined
}

export interface CsvRow {
  /** As a spreadsheet numbers it: the first line is row 1, and a cell of several lines is still one row. */
  readonly row: number
  readonly cells: readonly string[]
  /** Why its cells cannot be told apart. */
  readonly broken?: string
}

/**
 * Reads CSV as it arrives, so that a large file never has to be held as one text. Commas, semicolons and tabs are told
 * apart by themselves; blank rows are passed over.
 */
export function createCsvReader(): CsvReader {
  let delimiter: string | undefined
  let rest = ''
  let row = 0

  function parse(text: string): CsvRow[] {
    if (text === '') return []
    // The last line end is no empty row of its own.
    const { data, errors, meta } = Papa.parse<string[]>(text.replace(/\r?\n$/, ''), {
      ...(delimiter === undefined ? {} : { delimiter }),
    })
    delimiter ??= meta.delimiter
    const broken = new Map<number, string>()
    for (const error of errors) {
      if (error.row !== undefined && error.type === 'Quotes') broken.set(error.row, error.message)
    }
    const rows: CsvRow[] = []
    for (const [index, cells] of data.entries()) {
      row++
      if (cells.every((cell) => cell.trim() === '')) continue
      const message = broken.get(index)
      rows.push({ row, cells: cells.map(asWritten), ...(message === undefined ? {} : { broken: message }) })
    }
    return rows
  }

  return {
    get delimiter() {
      return delimiter
    },
    add(piece) {
      const text = rest + piece
      const cut = lastRowEnd(text)
      rest = text.slice(cut)
      return parse(text.slice(0, cut))
    },
    end() {
      const last = rest
      rest = ''
      return parse(last)
    },
  }
}

/** A cell without the apostrophe that keeps a spreadsheet from taking it for a formula. */
function asWritten(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

/** Where the last complete row ends: a line end between quotes is part of a cell. A quote within one is doubled. */
function lastRowEnd(text: string): number {
  let end = 0
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at)
    if (character === 0x22) quoted = !quoted
    else if (character === 0x0a && !quoted) end = at + 1
  }
  return end
}
