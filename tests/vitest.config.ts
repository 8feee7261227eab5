import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const reader = 'tests/reader/**/*.test.{ts,tsx}'
/** Headquarters' tests start a real database, and the reader's a real model. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...patience,
          name: 'all but the reader',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [reader],
          // By itself Vitest leaves a core idle, which on two is half the machine. Many databases at once help nobody.
          maxWorkers: Math.min(availableParallelism(), 4),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // It takes every core itself, and gives up where a picture takes it too long.
        test: {
          ...patience,
          name: 'reader',
          include: [reader],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
