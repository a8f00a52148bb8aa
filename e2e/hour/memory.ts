import type { Device } from '../device.ts'

/** What a page takes, after its garbage was collected. */
export interface Sample {
  readonly device: string
  readonly at: string
  /** Megabytes of JavaScript in use. */
  readonly heap: number
  /** Elements in the document. */
  readonly elements: number
  /** All nodes the page keeps, those in no document included. */
  readonly nodes: number
  readonly listeners: number
  /** How far the log is held. */
  readonly position: number
  /** Megabytes this origin has stored. */
  readonly stored: number
}

/** Collects a page's garbage and measures what is left. */
export async function measure({ name, page }: Device, at: string): Promise<Sample> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  const metric = (wanted: string) => metrics.find((one) => one.name === wanted)?.value ?? 0
  const inPage = await page.evaluate(async () => ({
    elements: document.querySelectorAll('*').length,
    position: globalThis.causeway?.sync.getState().position ?? 0,
    bytes: (await navigator.storage.estimate()).usage ?? 0,
  }))
  return {
    device: name,
    at,
    heap: megabytes(metric('JSHeapUsedSize')),
    elements: inPage.elements,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    position: inPage.position,
    stored: megabytes(inPage.bytes),
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 104_857.6) / 10
}
