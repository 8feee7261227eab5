import { app, BrowserWindow } from 'electron'

/** One counter, one process: a second start brings the first one's window forward and ends. */
export function setUpSingleInstance(): void {
  if (!app.requestSingleInstanceLock()) app.exit(0)
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
}
