import { resolve } from 'node:path'
import { app } from 'electron'
import { windowSession } from './windowSession.ts'

/** What every window of ours is: its own process without Node, and the bridge as its only way out. */
export const webPreferences = (): Electron.WebPreferences => ({
  session: windowSession(),
  preload: resolve(import.meta.dirname, '../preload/index.cjs'),
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  devTools: !app.isPackaged,
})
