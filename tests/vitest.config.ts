import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Headquarters' tests start a real database, and the reader's a real model.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
