/**
 * Watches what a browser sends over one connection and calls with the beginning of each WebSocket text frame. What
 * comes before the upgrade, and plain HTTP, is passed over. Enough of RFC 6455 to tell a push from a hello.
 */
export function watchClientFrames(onFrame: (beginning: string) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  let upgraded = false
  let ended = false

  return (bytes) => {
    if (ended) return
    rest = Buffer.concat([rest, bytes])
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!/^upgrade: websocket\r?$/im.test(rest.subarray(0, end + 2).toString('latin1'))) {
        ended = true
        return
      }
      upgraded = true
      rest = rest.subarray(end + 4)
    }
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      if (frame.isText) onFrame(frame.beginning)
      rest = rest.subarray(frame.length)
    }
  }
}

/** How much of a frame's text is looked at. */
const beginningLength = 64

function readFrame(bytes: Buffer) {
  if (bytes.length < 6) return undefined
  const short = bytes.readUInt8(1) & 0x7f
  const header = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < header + 4) return undefined
  const size =
    short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const length = header + 4 + size
  if (bytes.length < length) return undefined
  const mask = bytes.subarray(header, header + 4)
  const text = bytes.subarray(header + 4, header + 4 + Math.min(size, beginningLength))
  const plain = Buffer.from(text.map((byte, index) => byte ^ (mask[index % 4] ?? 0)))
  return { isText: (bytes.readUInt8(0) & 0x0f) === 1, beginning: plain.toString('utf8'), length }
}
