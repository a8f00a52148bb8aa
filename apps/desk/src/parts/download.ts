/** Hands the person a file, made of these texts one after the other. */
export function download(name: string, texts: readonly string[], type: string): void {
  const url = URL.createObjectURL(new Blob([...texts], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
