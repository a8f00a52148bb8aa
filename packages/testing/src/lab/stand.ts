import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRelay, type Relay } from '@causeway/relay'
import { type RelayProxy, startProxy } from '../proxy/proxy.ts'
import { labModel, nextLabModel } from './model.ts'

/** What a test asks of a {@link Stand}. */
export type LabRequest =
  | { readonly kind: 'start'; readonly origin: string }
  | { readonly kind: 'token'; readonly actor: string }
  | { readonly kind: 'cut' | 'stall' | 'mend' | 'answers-to-lose' }
  | { readonly kind: 'lose-answers'; readonly times: number }
  /** The relay stops and starts again on its data. */
  | { readonly kind: 'restart' }
  /** The relay stops and starts again on its data as the next version, which knows more types of events. */
  | { readonly kind: 'upgrade' }
  /** The relay stops, and starts again when asked to. */
  | { readonly kind: 'stop' }
  /** Keeps a copy of the relay's data as it is now. */
  | { readonly kind: 'back-up' }
  /** Puts the copy in the place of the relay's data. */
  | { readonly kind: 'restore' }
  | { readonly kind: 'close' }

/** A relay with a proxy in front of it, for one test. */
export interface Stand {
  readonly url: string
  /** Does what is asked; some requests have an answer. */
  ask(request: LabRequest): Promise<string | number | undefined>
}

/** Starts a relay that keeps its log in a folder of its own, for pages of `origin`. */
export async function startStand(origin: string): Promise<Stand> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-lab-'))
  const [data, backup] = [join(folder, 'data'), join(folder, 'backup')]
  await cp(await initialData(), data, { recursive: true })
  let model = labModel
  let version = '1'
  const start = () => createRelay({ model, version, dataDir: data, origins: [origin] })
  let relay: Relay | undefined = await start()
  const proxy: RelayProxy = await startProxy(relay.url)

  async function stop(): Promise<void> {
    await relay?.close()
    relay = undefined
  }

  async function run(): Promise<void> {
    relay ??= await start()
    proxy.leadTo(relay.url)
  }

  async function ask(request: LabRequest): Promise<string | number | undefined> {
    switch (request.kind) {
      case 'start':
        return proxy.url
      case 'token':
        return relay?.token({ workspace: 'lab', actor: request.actor, role: 'owner' })
      case 'cut':
      case 'stall':
      case 'mend':
        proxy[request.kind]()
        return undefined
      case 'lose-answers':
        proxy.loseAnswers(request.times)
        return undefined
      case 'answers-to-lose':
        return proxy.answersToLose
      case 'stop':
        await stop()
        return undefined
      case 'restart':
        await stop()
        await run()
        return undefined
      case 'upgrade':
        await stop()
        model = nextLabModel
        version = '2'
        await run()
        return undefined
      case 'back-up':
        await stop()
        await cp(data, backup, { recursive: true })
        await run()
        return undefined
      case 'restore':
        await stop()
        await rm(data, { recursive: true })
        await cp(backup, data, { recursive: true })
        await run()
        return undefined
      case 'close':
        await proxy.close()
        await stop()
        await rm(folder, { recursive: true, force: true })
        return undefined
    }
  }

  return { url: proxy.url, ask }
}

let initial: Promise<string> | undefined

/** A folder of a relay that has never been used, made once: preparing a database takes seconds. */
function initialData(): Promise<string> {
  initial ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'causeway-lab-'))
    await (await createRelay({ model: labModel, dataDir: folder })).close()
    return folder
  })()
  return initial
}

/** Removes what stands share. */
export async function clearStands(): Promise<void> {
  if (initial) await rm(await initial, { recursive: true, force: true })
  initial = undefined
}
