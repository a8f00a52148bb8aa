/** Whether this platform can compress. Where it cannot, segments stay as they were written. */
export function canPack(): boolean {
  return globalThis.CompressionStream !== undefined && globalThis.DecompressionStream !== undefined
}

/** A text compressed by gzip. Not within a transaction: it does not wait for this. */
export function pack(text: string): Promise<ArrayBuffer> {
  return through(new Blob([text]), new CompressionStream('gzip')).arrayBuffer()
}

/** The text again. Rejects when what is packed was damaged: gzip carries a checksum. */
export function unpack(packed: ArrayBuffer): Promise<string> {
  return through(new Blob([packed]), new DecompressionStream('gzip')).text()
}

function through(blob: Blob, transform: CompressionStream | DecompressionStream): Response {
  return new Response(blob.stream().pipeThrough(transform))
}
