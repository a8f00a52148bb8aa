import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { applyMutation, type Mutation } from './mutation.ts'

/** Which part of the product a bundle holds. */
export type Part = 'engine' | 'page' | 'relay' | 'disk'

/** The product's own code, bundled: one text for each part. */
export type Bundles = Readonly<Record<Part, string>>

/** What the other parts take from the engine, of which there is one for all. */
const shared = /^(@causeway\/(core|protocol|shop)(\/.*)?|zod)$/

/**
 * Bundles the product as it is in the tree, or with one line changed. Each part becomes a function of its platform:
 * whoever calls it gives it timers, a clock, a network and a disk, as a browser does to each page.
 */
export async function bundle(mutation?: Mutation): Promise<Bundles> {
  const [engine, page, relay, disk] = await Promise.all([
    bundlePart('engine', [], mutation),
    bundlePart('page', [shared], mutation),
    bundlePart('relay', [shared], mutation),
    bundlePart('disk', []),
  ])
  return { engine, page, relay, disk }
}

async function bundlePart(part: Part, external: RegExp[], mutation?: Mutation): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL(`./entries/${part}.ts`, import.meta.url)),
      write: false,
      minify: false,
      target: 'node20',
      rolldownOptions: {
        external: [/^node:/, ...external],
        output: { format: 'cjs', codeSplitting: false },
      },
    },
    plugins: mutation ? [applyMutation(mutation)] : [],
  })
  if (Array.isArray(result) || !('output' in result)) throw new Error('One build has one output.')
  const [chunk] = result.output
  return chunk.code
}
