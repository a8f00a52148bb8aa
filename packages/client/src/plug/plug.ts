import { createStore } from 'zustand/vanilla'
import type { Readable } from '../live/readable.ts'
import { browserNetwork, type Network } from '../sync/network.ts'
import { plugSocket, type Weather } from './socket.ts'

/**
 * How a device's line to the relay is. `slow` delays everything, both ways. `losing answers` loses only what the relay
 * says once the device has asked for something: the relay did it, and nobody hears of it.
 */
export type Line = 'open' | 'slow' | 'losing answers' | 'cut'

/** A line, and how many answers were lost on it so far. */
export interface PlugState {
  readonly line: Line
  readonly lost: number
}

/** A network with a plug to pull: for demonstrations and tests. */
export interface Plug {
  readonly state: Readable<PlugState>
  /** Changes the line, for the sockets that are open as well. */
  set(line: Line): void
  readonly network: Network
}

/** Milliseconds that a slow line takes, each way. */
const slowness = 1500

/**
 * Puts a plug before a network, the browser's own unless given.
 *
 * @example
 * const plug = createPlug()
 * const workspace = await openWorkspace({ ...options, network: plug.network })
 * plug.set('cut')
 */
export function createPlug(network: Network = browserNetwork, delay = slowness): Plug {
  const state = createStore<PlugState>(() => ({ line: 'open', lost: 0 }))
  const cutters = new Set<() => void>()
  const weather: Weather = {
    line: () => state.getState().line,
    delay,
    answerLost: () => state.setState(({ lost }) => ({ lost: lost + 1 })),
    onCut(cut) {
      cutters.add(cut)
      return () => cutters.delete(cut)
    },
  }

  async function fetchThrough(url: URL, init: RequestInit): Promise<Response> {
    const cut = new AbortController()
    const stopWatching = weather.onCut(() => cut.abort())
    const signal = AbortSignal.any([cut.signal, ...(init.signal ? [init.signal] : [])])
    try {
      if (weather.line() === 'cut') throw new TypeError('The line is cut.')
      if (weather.line() === 'slow') await wait(2 * delay, signal)
      return await network.fetch(url, { ...init, signal })
    } finally {
      stopWatching()
    }
  }

  return {
    state,
    set(line) {
      state.setState({ line })
      if (line === 'cut') for (const cut of [...cutters]) cut()
    },
    network: { openSocket: (url) => plugSocket(network, url, weather), fetch: fetchThrough },
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new TypeError('The line was cut.'))
    })
  })
}
