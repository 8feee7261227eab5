import type { Told, Topic } from '../contract/ipc/channels.ts'
import { enrolmentWindow } from './windows/enrolmentWindow.ts'

/** Tells the counter's window. One that is loading or closing misses it and asks for the state when it is there. */
export function tell<T extends Topic>(topic: T, told: Told<T>): void {
  const window = enrolmentWindow()
  if (window && !window.isDestroyed()) window.webContents.send(topic, told)
}
