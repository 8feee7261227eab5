import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      // Packages stay in node_modules: some are native, others find their own data files beside them.
      externalizeDeps: true,
      rolldownOptions: {
        input: {
          index: at('src/main/index.ts'),
          'reader-process': at('src/reader/process/main.ts'),
          'reader-worker': at('src/reader/worker.ts'),
          'store-worker': at('src/store/worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('src/preload/index.ts') },
        // A sandboxed preload script is CommonJS and can require nothing but 'electron'.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      // The content security policy lets no data: scripts, fonts or styles through, so nothing is inlined.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: at('src/renderer/index.html'), cosign: at('src/renderer/cosign.html') },
      },
    },
  },
})
