import { appendFileSync } from 'node:fs'

/** A reporter for Vitest: names the tests that passed only when tried again, a line each, in the file of `CAUSEWAY_RETRIED`. */
export default class Retried {
  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const file = process.env.CAUSEWAY_RETRIED
    if (file && test.diagnostic()?.flaky) appendFileSync(file, `${test.fullName}\n`)
  }
}
