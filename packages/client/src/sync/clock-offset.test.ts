import { expect, it } from 'vitest'
import { createClockOffset } from './clock-offset.ts'

it('takes the answer to have spent half of its round trip on the way back', () => {
  const offset = createClockOffset()
  offset.take({ askedAt: 1000, answeredAt: 1100, relayTime: 6050 })
  expect(offset.value).toBe(5000)
})

it('believes the quickest of the latest answers', () => {
  const offset = createClockOffset()
  offset.take({ askedAt: 0, answeredAt: 900, relayTime: 5000 })
  offset.take({ askedAt: 1000, answeredAt: 1010, relayTime: 6005 })
  offset.take({ askedAt: 2000, answeredAt: 2800, relayTime: 7700 })
  expect(offset.value).toBe(5000)
})

it('forgets: clocks drift', () => {
  const offset = createClockOffset()
  offset.take({ askedAt: 0, answeredAt: 1, relayTime: 0 })
  for (let asked = 1000; asked < 9000; asked += 1000) {
    offset.take({ askedAt: asked, answeredAt: asked + 100, relayTime: asked + 350 })
  }
  expect(offset.value).toBe(300)
})
