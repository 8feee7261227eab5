import { BrowserWindow, Menu } from 'electron'
import { startUrl } from './origin.ts'
import { webPreferences } from './webPreferences.ts'

let opened: BrowserWindow | null = null

const options = (): Electron.BrowserWindowConstructorOptions => ({
  width: 1280,
  height: 800,
  minWidth: 1024,
  minHeight: 700,
  backgroundColor: '#ffffff',
  autoHideMenuBar: true,
  webPreferences: webPreferences(),
})

/** Opens the one window of the counter, or brings it forward. Resolves when its page is there. */
export async function openEnrolmentWindow(): Promise<void> {
  if (opened) return bringForward(opened)
  Menu.setApplicationMenu(null)
  const window = new BrowserWindow(options())
  opened = window
  window.once('closed', () => {
    opened = null
  })
  await window.loadURL(startUrl)
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

/** The counter's window, or null while there is none. */
export const enrolmentWindow = (): BrowserWindow | null => opened
