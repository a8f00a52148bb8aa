import { afterAll, beforeAll, describe } from 'vitest'
import type { Relay } from '../relay.ts'
import { describeHealing } from './healing.suite.ts'
import { describeQuerying } from './querying.suite.ts'
import { describeReading } from './reading.suite.ts'
import { describeRefusing } from './refusing.suite.ts'
import { createStage, type Place } from './stage.fixture.ts'
import { describeTaking } from './taking.suite.ts'

/** What every relay must do, whatever database its log is in. */
export function describeRelay(database: string, openPlace: () => Promise<Place>): void {
  describe(`a relay on ${database}`, () => {
    let place: Place
    let relay: Relay
    const stage = createStage(
      () => relay,
      () => place,
    )
    beforeAll(async () => {
      place = await openPlace()
      relay = await stage.startFromFirstDay()
    })
    afterAll(() => relay?.close())

    describeTaking(stage)
    describeReading(stage)
    describeQuerying(stage)
    describeHealing(stage)
    describeRefusing(stage)
  })
}
