import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  ssr: {
    noExternal: true,
    // Finds its WebAssembly beside its own files.
    external: ['@electric-sql/pglite'],
  },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { external: [/^@electric-sql\/pglite/] },
  },
})
