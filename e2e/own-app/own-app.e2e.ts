import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRelay } from '@causeway/relay'
import { chromium, expect, test } from '@playwright/test'
import { build } from 'vite'
import { findBrowser, launchOptions } from '../../apps/launcher/browser.mjs'
import { model } from './app.tsx'

const here = fileURLToPath(new URL('.', import.meta.url))

test('the README shows this very app', async () => {
  const readme = await readFile(join(here, '../../README.md'), 'utf8')
  expect(readme).toContain(await readFile(join(here, 'app.tsx'), 'utf8'))
})

test('an app of forty lines works offline and syncs', async () => {
  const deskDir = await mkdtemp(join(tmpdir(), 'causeway-own-app-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    build: { outDir: deskDir, target: 'es2022' },
  })
  const relay = await createRelay({ model, deskDir })
  const browser = await chromium.launch(launchOptions(findBrowser()))
  const link = await relay.ownerLink()
  const [a, b] = await Promise.all([1, 2].map(async () => (await browser.newContext()).newPage()))
  if (!a || !b) throw new Error('Two pages were opened.')
  await a.goto(link)
  await b.goto(link)
  await a.getByRole('button', { name: 'tea' }).click()
  await b.getByRole('button', { name: 'tea' }).click()
  for (const page of [a, b]) await expect(page.getByRole('button', { name: 'tea: 2' })).toBeVisible()
  await browser.close()
  await relay.close()
  await rm(deskDir, { recursive: true, force: true })
})
