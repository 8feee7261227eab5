import { BrowserWindow } from 'electron'
import type { Told, Topic } from '../contract/ipc/channels.ts'

/** Tells every window. A window that is loading or closing misses it and asks for the state when it is there. */
export function tell<T extends Topic>(topic: T, told: Told<T>): void {
  for (const window of BrowserWindow.getAllWindows())
    if (!window.isDestroyed()) window.webContents.send(topic, told)
}
