/** A new id for a record, unique across devices: 80 random bits in base 32. */
export function newId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz012345'
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => letters[byte & 31]).join('')
}
