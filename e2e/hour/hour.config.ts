import { defineConfig } from '@playwright/test'

/** The hour: not part of `npm test`, see `run.mjs`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'hour.ts',
  timeout: 0,
  workers: 1,
  retries: 0,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000 },
  reporter: 'list',
  outputDir: '../../hour-results/failures',
})
