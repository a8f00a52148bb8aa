import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'
import { Doc, encodeStateAsUpdate } from 'yjs'

type Write = (encoder: ReturnType<typeof createEncoder>) => void

const bytes = (write: Write): Uint8Array => {
  const encoder = createEncoder()
  write(encoder)
  return toUint8Array(encoder)
}

/** An update frame. */
export const saying = (update: Uint8Array): Uint8Array =>
  bytes((encoder) => {
    writeVarUint(encoder, 0)
    writeVarUint(encoder, 2)
    writeVarUint8Array(encoder, update)
  })

/** An awareness frame about one id. */
export const being = (client: number, clock: number, state: string): Uint8Array =>
  bytes((encoder) => {
    writeVarUint(encoder, 1)
    writeVarUint8Array(
      encoder,
      bytes((inner) => {
        writeVarUint(inner, 1)
        writeVarUint(inner, client)
        writeVarUint(inner, clock)
        writeVarString(inner, state)
      }),
    )
  })

/** An update as somebody writes it who types a text. */
export function typed(text: string, client = 7): Uint8Array {
  const doc = new Doc()
  doc.clientID = client
  doc.getText('text').insert(0, text)
  return encodeStateAsUpdate(doc)
}

/** One struct of client 5 at a clock, written by hand; nothing deleted. */
const oneStruct = (clock: number, write: Write) =>
  bytes((encoder) => {
    for (const number of [1, 1, 5, clock]) writeVarUint(encoder, number)
    write(encoder)
    writeVarUint(encoder, 0)
  })

const info = (encoder: ReturnType<typeof createEncoder>, ...numbers: readonly number[]) => {
  for (const number of numbers) writeVarUint(encoder, number)
}

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

/** Updates that no Yjs ever made. */
export const poisoned: Readonly<Record<string, Uint8Array>> = {
  'cut off': typed('Hello').slice(0, -3),
  'a struct of a huge length': oneStruct(0, (encoder) => info(encoder, 0, 2 ** 40)),
  'deleted content of a huge length': oneStruct(0, (encoder) => {
    info(encoder, 1, 1)
    writeVarString(encoder, 'text')
    info(encoder, 2 ** 31 + 1)
  }),
  'a struct without a length': oneStruct(0, (encoder) => info(encoder, 0, 0)),
  'a clock near its end': oneStruct(2 ** 53 - 2, (encoder) => info(encoder, 0, 1)),
  'a count of structs that are not there': bytes((encoder) => info(encoder, 1, 2 ** 32 - 2, 5, 0)),
  'a count of clients that are not there': bytes((encoder) => info(encoder, 2 ** 50)),
  'a deleted range of a huge length': bytes((encoder) => info(encoder, 0, 1, 5, 1, 0, 2 ** 40)),
  'an item that stands behind itself': oneStruct(0, (encoder) => {
    info(encoder, 0b10000100, 5, 100)
    writeVarString(encoder, 'a')
  }),
  'an item within its own future': oneStruct(0, (encoder) => {
    info(encoder, 4, 0, 5, 9)
    writeVarString(encoder, 'a')
  }),
  'a document within the document': oneStruct(0, (encoder) => {
    info(encoder, 9, 1)
    writeVarString(encoder, 'text')
    writeVarString(encoder, 'guid')
    writeAny(encoder, { autoLoad: true })
  }),
  'content of no known kind': oneStruct(0, (encoder) => {
    info(encoder, 25, 1)
    writeVarString(encoder, 'text')
  }),
  'a deeply nested value': oneStruct(0, (encoder) => {
    info(encoder, 8, 1)
    writeVarString(encoder, 'text')
    info(encoder, 1)
    writeAny(encoder, nested(1000) as never)
  }),
  'a value nested beyond the stack': oneStruct(0, (encoder) => {
    info(encoder, 8, 1)
    writeVarString(encoder, 'text')
    info(encoder, 1)
    for (let level = 0; level < 200_000; level++) info(encoder, 117, 1)
  }),
  'text that is not UTF-8': oneStruct(0, (encoder) => {
    info(encoder, 4, 1)
    writeVarString(encoder, 'text')
    writeVarUint8Array(encoder, Uint8Array.of(0xff, 0xfe))
  }),
}
