import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { definedVersions } from '../state-versions.ts'
import { firstScreen } from './first-screen.ts'
import { withoutJsonSchema } from './without-json-schema.ts'

/** Writes the class names of a CSS module beside it as types, so that a name which does not exist is a type error. */
function writeClassTypes(file: string, classes: Readonly<Record<string, string>>): void {
  const names = Object.keys(classes).toSorted()
  const types = `declare const classes: {\n${names.map((name) => `  readonly ${name}: string\n`).join('')}}\nexport default classes\n`
  const target = `${file}.d.ts`
  if (!existsSync(target) || readFileSync(target, 'utf8') !== types) writeFileSync(target, types)
}

const first = firstScreen()

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    first,
    withoutJsonSchema(),
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
  // The build of Dexie for the browsers below; the one a bundler finds by itself also speaks to older ones.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
  define: definedVersions(),
  css: { modules: { localsConvention: 'camelCaseOnly', getJSON: writeClassTypes } },
  build: {
    target: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    sourcemap: true,
    // Every part is fetched while the browser is idle: naming beforehand what each needs would only make the first larger.
    modulePreload: { polyfill: false, resolveDependencies: () => [] },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A group is what it names: what is read at once must not draw in what is read later.
          includeDependenciesRecursively: false,
          // The first screen in one piece: it compresses better than in thirty, and runs in the order it is written.
          groups: [{ name: 'first', test: (id) => first.has(id) }],
        },
      },
    },
    // The relay compresses what it serves; measuring it here costs build time.
    reportCompressedSize: false,
  },
})
