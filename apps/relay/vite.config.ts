import { join } from 'node:path'
import { defineConfig } from 'vite'
import { definedVersions } from '../state-versions.ts'

export default defineConfig({
  root: import.meta.dirname,
  define: definedVersions(),
  ssr: {
    noExternal: true,
    // Finds its WebAssembly beside its own files.
    external: ['@electric-sql/pglite'],
  },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      // What is run, and what it runs on threads.
      input: ['src/main.ts', 'src/lane.ts'].map((file) => join(import.meta.dirname, file)),
      external: [/^@electric-sql\/pglite/],
    },
  },
})
