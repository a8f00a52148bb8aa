import { type LogPoint, limits } from '@causeway/protocol'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { commonPrefix, logStart } from './prefix.ts'

/** Two logs that part after `common` positions, seen at our segment ends. */
const logs = fc.record({
  lengths: fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 400 }),
  common: fc.nat({ max: 150_000 }),
  theirs: fc.nat({ max: 150_000 }),
})

it('finds the last of our points that the relay shares', async () => {
  await fc.assert(
    fc.asyncProperty(logs, async ({ lengths, common, theirs }) => {
      let position = 0
      const ours = lengths.map((length): LogPoint => {
        position += length
        return { position, digest: position <= common ? `${position}` : `${position} here` }
      })
      let questions = 0
      const found = await commonPrefix(ours, async (positions) => {
        questions += 1
        expect(positions.length).toBeLessThanOrEqual(limits.points)
        return positions
          .filter((asked) => asked <= theirs)
          .map((asked) => ({ position: asked, digest: asked <= common ? `${asked}` : `${asked} there` }))
      })
      const shared = ours.filter((point) => point.position <= Math.min(common, theirs))
      expect(found).toEqual(shared.at(-1) ?? logStart)
      expect(questions).toBeLessThanOrEqual(2)
    }),
  )
})
