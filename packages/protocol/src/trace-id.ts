import { sha256 } from '@noble/hashes/sha2.js'

/**
 * The OpenTelemetry trace id of everything that one action of a person set going: the first 128 bits of the SHA-256 of
 * its correlation, as 32 hexadecimal digits. Whoever knows the one finds the other.
 *
 * @example
 * traceIdOf('c1') // what to look for in Jaeger, Tempo or the like
 */
export function traceIdOf(correlation: string): string {
  const bytes = sha256(new TextEncoder().encode(correlation)).subarray(0, 16)
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
