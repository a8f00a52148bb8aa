const oldest = [20, 19] as const

/** Ends the process with one clear sentence when Node is too old to run the relay. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  process.stderr.write(`Causeway needs Node ${oldest.join('.')} or newer; this is ${version}.\n`)
  process.exit(1)
}
