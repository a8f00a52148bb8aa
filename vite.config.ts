import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findBrowser, launchOptions } from './apps/launcher/browser.mjs'

const sources = ['packages/*/src', 'apps/*/src']
const within = (pattern: string) => sources.map((folder) => `${folder}/**/${pattern}`)

/** How tests are run; how an app is built stands beside the app. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          setupFiles: ['packages/core/src/fixed-seed.fixture.ts'],
          include: within('*.test.{ts,tsx}'),
          exclude: [...within('*.browser.test.ts'), ...within('*.int.test.ts'), ...within('*.sim.test.ts')],
        },
      },
      {
        test: {
          name: 'simulator',
          environment: 'node',
          include: within('*.sim.test.ts'),
          testTimeout: 900_000,
        },
      },
      {
        test: {
          name: 'relay',
          environment: 'node',
          include: within('*.int.test.ts'),
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: within('*.browser.test.ts'),
          globalSetup: ['packages/testing/src/lab/global-setup.ts'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: launchOptions(findBrowser()) }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
