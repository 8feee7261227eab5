import { fileURLToPath } from 'node:url'
import { openReader, type Reader } from '../../src/reader/index.ts'

/** The day on which specimens are read in tests. */
export const TODAY = '2026-03-01'
export const specimens = new URL('../specimens/images/', import.meta.url)

/** Folder of the shipped trained data. */
export const resources = fileURLToPath(new URL('../../resources', import.meta.url))

/** The reader as it runs in the app: its thread, its engines, its shipped model. */
export const openTestReader = (
  worker = new URL('../../src/reader/worker.ts', import.meta.url),
  readMs?: number,
): Reader =>
  openReader({ worker, resources, today: () => TODAY, ...(readMs === undefined ? {} : { readMs }) })
