import type { ClientMessage, LostStretch, RelayMessage } from './messages.ts'

/**
 * A frame is a line of JSON, the message without its events, and then a line of JSON for each event. So anyone can
 * read it in the browser's network panel, and events pass from disk to wire to disk as the very text that was hashed.
 * JSON text holds no line break of its own.
 */
export function encodeFrame(message: ClientMessage | RelayMessage | LostStretch): string {
  switch (message.kind) {
    case 'push': {
      const { events, ...header } = message
      return [JSON.stringify(header), ...events].join('\n')
    }
    case 'log':
    case 'lost': {
      const { entries, ...header } = message
      return [JSON.stringify(header), ...entries].join('\n')
    }
    default:
      return JSON.stringify(message)
  }
}

/** A frame taken apart: its first line parsed, the others as they are. Throws `SyntaxError` on anything else. */
export function splitFrame(frame: string): {
  readonly header: unknown
  readonly lines: readonly string[]
} {
  const [first = '', ...lines] = frame.split('\n')
  return { header: JSON.parse(first), lines }
}

/**
 * Reads a frame of the relay, which the client trusts as it trusts the app it was served by. A kind it does not
 * know comes back as it is: a newer relay may say more.
 */
export function decodeRelayFrame(frame: string): RelayMessage {
  const { header, lines } = splitFrame(frame)
  const message = header as RelayMessage
  return message.kind === 'log' ? { ...message, entries: lines } : message
}
