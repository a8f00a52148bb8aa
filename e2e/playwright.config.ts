import { defineConfig } from '@playwright/test'

/** Where `npm test` reads the counts from. */
const report = process.env.CAUSEWAY_E2E_REPORT

/** Browser tests against the built app: each test starts relay and browsers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  timeout: 480_000,
  expect: { timeout: 60_000 },
  // A test is a relay and two to four browsers, which wait for each other and for people's pauses most of the time.
  workers: 2,
  fullyParallel: true,
  use: { actionTimeout: 60_000, screenshot: 'only-on-failure' },
  // Browsers and relays on two cores come in an order, now and then, that a test did not think of. What passes only when
  // tried again is listed as flaky and counted in the closing line of `npm test`, so that it is looked into.
  retries: 1,
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  outputDir: '../test-results',
})
