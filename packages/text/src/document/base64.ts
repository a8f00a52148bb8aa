/** Bytes as base64, as JSON can carry them. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // In slices: `fromCharCode` takes its characters as arguments, and those are limited.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(binary)
}

/** The bytes of a base64 text. Throws `InvalidCharacterError` on any other. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  // A loop: `Uint8Array.from` with a function takes ten times as long, and long texts are opened often.
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
