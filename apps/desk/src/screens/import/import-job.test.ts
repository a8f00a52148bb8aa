import type { Outcome } from '@causeway/client'
import { describe, expect, it } from 'vitest'
import { addUp } from './import-job.ts'

const row = (line: string) => ({ line })
const receipt = { committed: Promise.resolve({ kind: 'committed', position: 1 } as const) }
const added: Outcome = {
  ok: true,
  command: 'a',
  events: [{ replica: 'r', seq: 1 }],
  repeated: false,
  receipt,
}
const known: Outcome = { ok: true, command: 'b', events: [], repeated: false, receipt }
const again: Outcome = { ok: true, command: 'c', events: [{ replica: 'r', seq: 1 }], repeated: true, receipt }
const failed: Outcome = { ok: false, command: 'd', error: { code: 'rejected', message: 'Closed.' } }
const none = { done: 0, added: 0, unchanged: 0, failed: [] }

describe('the tally of an import', () => {
  it('tells new rows, known rows and failed rows apart', () => {
    expect(addUp(none, [row('1'), row('2'), row('3'), row('4')], [added, known, again, failed])).toEqual({
      done: 4,
      added: 1,
      unchanged: 2,
      failed: [{ line: '4', message: 'Closed.' }],
    })
  })

  it('counts as done only what was carried out, so that the rest follows when it is resumed', () => {
    const stopped = addUp(none, [row('1'), row('2')], [added])
    expect(stopped.done).toBe(1)
    expect(addUp(stopped, [row('2')], [added]).done).toBe(2)
  })
})
