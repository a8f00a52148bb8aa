import { defineConfig } from '@playwright/test'

/** Where `npm test` reads the counts from. */
const report = process.env.CAUSEWAY_E2E_REPORT

/** Browser tests against the built app: each test starts relay and browsers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  timeout: 240_000,
  expect: { timeout: 30_000 },
  // Half of a test is waiting, for a disk or an answer: two at a time keep two cores busy.
  workers: 2,
  fullyParallel: true,
  use: { actionTimeout: 30_000, screenshot: 'only-on-failure' },
  retries: 0,
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  outputDir: '../test-results',
})
