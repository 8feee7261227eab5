import { join } from 'node:path'
import { app } from 'electron'

/** What ships with the app and is only read: notices, models. Packaged, it lies beside the archive. */
export const resources = app.isPackaged
  ? join(process.resourcesPath, 'resources')
  : join(import.meta.dirname, '../../resources')

/** Where this counter keeps its store. `HARMOOR_DATA` puts it elsewhere, for trials and tests. */
export const dataFolder = () => process.env.HARMOOR_DATA ?? join(app.getPath('userData'), 'counter')
