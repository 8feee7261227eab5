import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/** What ships with the app and is only read: notices, models. Packaged, it lies beside the archive. */
export const resources = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(import.meta.dirname, '../../resources')

/**
 * Puts the window's own files beside the store that `HARMOOR_DATA` names: two counters on one machine, as in trials and
 * tests, then share neither lock nor browser profile. Call before anything else of the app.
 */
export function setUpPlaces(): void {
  const { HARMOOR_DATA } = process.env
  if (!HARMOOR_DATA) return
  const folder = join(HARMOOR_DATA, 'window')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    // Not writable: the counter itself says so on its screen, for which the usual place has to do.
    return
  }
  app.setPath('userData', folder)
}

/** Where this counter keeps its store. `HARMOOR_DATA` puts it elsewhere, for trials and tests. */
export const dataFolder = () => process.env.HARMOOR_DATA ?? join(app.getPath('userData'), 'counter')
