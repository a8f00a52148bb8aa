import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Writes the class names of a CSS module beside it as types, so that a name which does not exist is a type error. */
function writeClassTypes(file: string, classes: Readonly<Record<string, string>>): void {
  const names = Object.keys(classes).toSorted()
  const types = `declare const classes: {\n${names.map((name) => `  readonly ${name}: string\n`).join('')}}\nexport default classes\n`
  const target = `${file}.d.ts`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== types) writeFileSync(target, types)
}

/** The app's version: states computed by other code of core or shop are computed anew when they are opened. */
function appVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'))
  const digest = createHash('sha256')
  for (const source of ['core', 'shop']) {
    const folder = join(import.meta.dirname, '../../packages', source, 'src')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.ts') && !name.includes('.test.'),
    )
    for (const name of files.toSorted()) digest.update(readFileSync(join(folder, name)))
  }
  return `${version}+${digest.digest('hex').slice(0, 8)}`
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false,
      includeAssets: ['icon.svg', 'apple-touch-icon.png'],
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,webmanifest}'],
        navigateFallback: '/index.html',
        // The relay's own addresses are never answered from the app's cache.
        navigateFallbackDenylist: [/^\/api\//, /^\/(healthz|readyz)$/],
        cleanupOutdatedCaches: true,
        // The very first visit, too, can lose its connection before it was ever loaded again.
        clientsClaim: true,
      },
      manifest: {
        id: '/',
        name: 'Causeway Desk',
        short_name: 'Causeway',
        description: 'Orders, stock and payments for a small team, with or without a connection.',
        start_url: '/',
        display: 'standalone',
        background_color: '#f5f7f7',
        theme_color: '#0b6e78',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
    }),
  ],
  define: { appVersion: JSON.stringify(appVersion()) },
  css: { modules: { localsConvention: 'camelCaseOnly', getJSON: writeClassTypes } },
  build: {
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One chunk, so that zod is set up before the chunk of the schemas is run.
            { name: 'zod', test: /node_modules\/zod\/|zod-without-eval/ },
            // What the first screen stands on, in one piece: it compresses better than in thirty. What is read later
            // (imports, the sample shop) and what would draw it in stay out.
            {
              name: 'engine',
              test: /packages\/(core|protocol|client|react)\/src|packages\/shop\/src\/(?!import|insights|sample|audit|index|requests)/,
            },
          ],
        },
      },
    },
    // The relay compresses what it serves; measuring it here costs build time.
    reportCompressedSize: false,
  },
})
