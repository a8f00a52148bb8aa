import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { type Figure, figure } from '../figure.ts'

/**
 * gzip kB of the engine's minimal client with all its dependencies, as far as it is needed to record and to sync: looking
 * back is fetched when somebody does. The limit is a budget.
 */
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
  const chunks = (Array.isArray(result) ? result : [result])
    .flatMap((one) => ('output' in one ? one.output : []))
    .flatMap((file) => (file.type === 'chunk' ? [file] : []))
  // What stands at the start: the entry and all it leads to without an `import()`.
  const needed = new Set(chunks.filter(({ isEntry }) => isEntry))
  for (const { imports } of needed)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk)
  const bytes = [...needed].reduce((sum, { code }) => sum + gzipSync(code).length, 0)
  return [figure('bundle', bytes / 1000, 'kB gzip', 45)]
}
