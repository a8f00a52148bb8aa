import { defineConfig } from '@playwright/test'

/** The long chaos: not part of `npm test`, see `run.mjs`. */
export default defineConfig({
  testDir: '.',
  testMatch: 'long.ts',
  timeout: 0,
  workers: 1,
  retries: 0,
  expect: { timeout: 60_000 },
  use: { actionTimeout: 60_000 },
  reporter: 'list',
  outputDir: '../../chaos-results/failures',
})
