import { requireNode } from './node-version.ts'

requireNode(process.versions.node)
// Only now: what it imports may not even parse on an older Node.
const { serve } = await import('./serve.ts')
await serve(process.env, {
  desk: new URL('../../desk/dist', import.meta.url),
  lane: new URL('./lane.js', import.meta.url),
})
