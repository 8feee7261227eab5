import { BrowserWindow } from 'electron'
import { enrolmentWindow } from './enrolmentWindow.ts'
import { coSignUrl } from './origin.ts'
import { webPreferences } from './webPreferences.ts'

let opened: BrowserWindow | null = null

/** Opens the supervisor's own window before the clerk's, which waits. */
export async function openCoSignWindow(closed: () => void): Promise<void> {
  const parent = enrolmentWindow()
  const window = new BrowserWindow({
    width: 960,
    height: 760,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    ...(parent && { parent, modal: true }),
    webPreferences: webPreferences(),
  })
  opened = window
  window.once('closed', () => {
    if (opened === window) opened = null
    closed()
  })
  await window.loadURL(coSignUrl)
}

export function closeCoSignWindow(): void {
  opened?.close()
}

/** The supervisor's window, or null while there is none. */
export const coSignWindow = (): BrowserWindow | null => opened
