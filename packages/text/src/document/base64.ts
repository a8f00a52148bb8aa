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
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
