import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { type Figure, figure } from '../figure.ts'

/** gzip kB of the engine's minimal client with all its dependencies. The limit is a budget. */
export async function bundle(): Promise<Figure[]> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      // As an app is built, not as a library, which Vite leaves partly readable.
      rolldownOptions: {
        input: fileURLToPath(new URL('../page/minimal-client.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
      },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  )
  const bytes = outputs.reduce(
    (sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code).length : 0),
    0,
  )
  return [figure('bundle', bytes / 1000, 'kB gzip', 45)]
}
