import * as nodeCrypto from 'node:crypto'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import type { Bundles, Part } from './bundle.ts'
import type * as diskEntry from './entries/disk.ts'
import type * as engineEntry from './entries/engine.ts'
import type * as pageEntry from './entries/page.ts'
import type * as relayEntry from './entries/relay.ts'

/** What a part sees under the names of its platform's globals; what is not named here is Node's own. */
export type Globals = Readonly<Record<string, unknown>>

/** The product, ready to be started any number of times, each time on a platform of its own. */
export interface Program {
  readonly engine: typeof engineEntry
  /** A tab. */
  page(globals: Globals): typeof pageEntry
  /** The process of a relay. */
  relay(globals: Globals): typeof relayEntry
  /** A profile's storage. */
  disk(globals: Globals): typeof diskEntry
}

/** The names that are a platform's to give. */
const given = [
  'globalThis',
  'self',
  'window',
  'document',
  'navigator',
  'location',
  'addEventListener',
  'removeEventListener',
  'indexedDB',
  'IDBKeyRange',
  'BroadcastChannel',
  'WebSocket',
  'fetch',
  'crypto',
  'performance',
  'Date',
  'Math',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'setImmediate',
  'requestIdleCallback',
  'structuredClone',
] as const

/** Compiles bundles once, so that code that was run often stays fast in the next run. */
export function load(bundles: Bundles): Program {
  const require = createRequire(import.meta.url)
  const compiled = (part: Part): ((...given: unknown[]) => void) =>
    compileFunction(bundles[part], ['module', 'exports', 'require', ...given], {
      filename: `causeway-${part}.js`,
    }) as (...given: unknown[]) => void
  const page = compiled('page')
  const relay = compiled('relay')
  const disk = compiled('disk')

  function start(
    code: (...given: unknown[]) => void,
    globals: Globals,
    resolve: (id: string) => unknown,
  ): unknown {
    const exports = {}
    const module = { exports }
    code(module, exports, resolve, ...given.map((name) => globals[name]))
    return module.exports
  }

  // What a bundle exports is what its entry does: the compiler sees the one, the machine runs the other.
  const engine = start(compiled('engine'), ownGlobals, require) as typeof engineEntry
  const shared: Readonly<Record<string, unknown>> = engine.modules
  const resolve = (id: string) => shared[id] ?? require(id)
  return {
    engine,
    page: (globals) => start(page, globals, resolve) as typeof pageEntry,
    relay: (globals) =>
      start(relay, globals, (id) =>
        id === 'node:crypto' ? drawing(globals) : resolve(id),
      ) as typeof relayEntry,
    disk: (globals) => start(disk, globals, resolve) as typeof diskEntry,
  }
}

/** Node's cryptography, but for what it draws by lot. */
function drawing({ crypto }: Globals): object {
  return { ...nodeCrypto, ...(typeof crypto === 'object' && crypto) }
}

/** The engine has no platform: it gets the language alone, and nothing that tells the time or draws lots. */
const ownGlobals: Globals = { globalThis, Math, Date, structuredClone }
