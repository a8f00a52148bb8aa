import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'vite'
import { type Mutation, plant } from './mutation.ts'

/** Which part of the product a bundle holds. */
export type Part = 'engine' | 'page' | 'relay' | 'disk'

/** The product's own code, bundled: one text for each part. */
export type Bundles = Readonly<Record<Part, string>>

/** What the other parts take from the engine, of which there is one for all. */
const shared = /^(@causeway\/(core|protocol|shop)(\/.*)?|zod)$/

/**
 * Bundles the product as it is in the tree, or with a bug planted. Each part becomes a function of its platform:
 * whoever calls it gives it timers, a clock, a network and a disk, as a browser does to each page.
 *
 * @param sound bundles of the tree, to take what a bug does not concern from
 */
export async function bundle(mutation?: Mutation, sound?: Bundles): Promise<Bundles> {
  const planting = mutation && plant(mutation)
  const plugins = planting ? [planting.plugin] : []
  const concerned = new Set(mutation?.changes.map(({ file }) => partOf(file)))
  const part = async (name: Part, external: RegExp[]) =>
    (!concerned.has(name) && sound?.[name]) || bundlePart(name, external, plugins)
  const [engine, page, relay, disk] = await Promise.all([
    part('engine', []),
    part('page', [shared]),
    part('relay', [shared]),
    part('disk', []),
  ])
  planting?.verify()
  return { engine, page, relay, disk }
}

/** Which part a file of a package ends up in. */
function partOf(file: string): Part {
  if (file.startsWith('client/')) return 'page'
  return file.startsWith('relay/') ? 'relay' : 'engine'
}

async function bundlePart(part: Part, external: RegExp[], plugins: Plugin[]): Promise<string> {
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
    plugins,
  })
  if (Array.isArray(result) || !('output' in result)) throw new Error('One build has one output.')
  const [chunk] = result.output
  return chunk.code
}
