import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** Headquarters' console, a page that headquarters itself serves under /console/. */
export default defineConfig({
  root: resolve(root, 'src/hq/console'),
  base: '/console/',
  plugins: [react()],
  build: {
    outDir: resolve(root, 'out/console'),
    emptyOutDir: true,
    // The content security policy lets no data: scripts, fonts or styles through, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
})
