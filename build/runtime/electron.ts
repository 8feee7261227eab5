/** What `import … from 'electron'` gives in the Chromium runtime: what the app uses, and by name an error for the rest. */
import { session } from './session.ts'
import { absent, strict } from './strict.ts'

export { app } from './app.ts'
export { BrowserWindow } from './browserWindow.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipcMain.ts'
export { session } from './session.ts'

/** The window has no menu, which is all that the app asks of one. */
export const Menu = strict('Menu', {
  setApplicationMenu(menu: null) {
    if (menu !== null)
      throw new Error('electron.Menu.setApplicationMenu(menu) is not part of the Chromium runtime')
  },
})

export const protocol = strict('protocol', {
  /** The stand-in origin is https already: standard, secure, with storage and fetch. */
  registerSchemesAsPrivileged(_schemes: object[]) {},
  handle: (...handled: Parameters<typeof session.defaultSession.protocol.handle>) =>
    session.defaultSession.protocol.handle(...handled),
  isProtocolHandled: (scheme: string) => session.defaultSession.protocol.isProtocolHandled(scheme),
})

export const autoUpdater = absent('autoUpdater')
export const clipboard = absent('clipboard')
export const contentTracing = absent('contentTracing')
export const crashReporter = absent('crashReporter')
export const desktopCapturer = absent('desktopCapturer')
export const globalShortcut = absent('globalShortcut')
export const inAppPurchase = absent('inAppPurchase')
export const nativeImage = absent('nativeImage')
export const nativeTheme = absent('nativeTheme')
export const net = absent('net')
export const netLog = absent('netLog')
export const Notification = absent('Notification')
export const powerMonitor = absent('powerMonitor')
export const powerSaveBlocker = absent('powerSaveBlocker')
export const safeStorage = absent('safeStorage')
export const screen = absent('screen')
export const shell = absent('shell')
export const systemPreferences = absent('systemPreferences')
export const Tray = absent('Tray')
export const utilityProcess = absent('utilityProcess')
export const webContents = absent('webContents')
export const webFrameMain = absent('webFrameMain')
