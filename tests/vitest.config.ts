import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // By itself Vitest leaves a core idle, which on two is half the machine. More than a few databases at once help nobody.
    maxWorkers: Math.min(availableParallelism(), 4),
    // Headquarters' tests start a real database, and the reader's a real model.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
