import { defineConfig } from '@playwright/test'

/** Where `npm test` reads the counts from. */
const report = process.env.CAUSEWAY_E2E_REPORT

/** Browser tests against the built app: each test starts relay and browsers of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  timeout: 480_000,
  expect: { timeout: 60_000 },
  // A test is a relay and two to four browsers: one at a time is what two cores can bear without anybody waiting in vain.
  workers: 1,
  use: { actionTimeout: 60_000, screenshot: 'only-on-failure' },
  retries: 0,
  reporter: report === undefined ? 'list' : [['list'], ['json', { outputFile: report }]],
  outputDir: '../test-results',
})
