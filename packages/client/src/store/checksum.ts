/**
 * A checksum of a text, 32 bits as hexadecimal digits: a multiplicative hash after MurmurHash2, over its UTF-8 four bytes
 * at a time. Right after a page was loaded nothing is compiled yet, and every turn of the loop counts. A change of up to
 * four bytes is always seen, any other but for one in four thousand million. It tells what a disk or an accident did to a
 * text, not what somebody did who knows how to make another: whoever can write here can write to the log as well.
 */
export function checksum(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
  let sum = 0x9747b28c ^ bytes.length
  for (let at = 0; at < words.length; at++) {
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x5bd1e995)
    sum ^= sum >>> 15
  }
  for (const byte of bytes.subarray(words.length * 4)) {
    sum = Math.imul(sum ^ byte, 0x5bd1e995)
    sum ^= sum >>> 15
  }
  return (sum >>> 0).toString(16).padStart(8, '0')
}
