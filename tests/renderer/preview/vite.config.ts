import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The screens alone, over a fake main: to look at every state of them without a counter. Never shipped. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(import.meta.dirname, '../../../out/preview/page'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
})
