import type { Told, Topic } from '../contract/ipc/channels.ts'
import { coSignWindow } from './windows/coSignWindow.ts'
import { enrolmentWindow } from './windows/enrolmentWindow.ts'

type Window = ReturnType<typeof enrolmentWindow>

function send<T extends Topic>(window: Window, topic: T, told: Told<T>): void {
  if (window && !window.isDestroyed()) window.webContents.send(topic, told)
}

/** Tells the counter's window. One that is loading or closing misses it and asks for the state when it is there. */
export const tell = <T extends Topic>(topic: T, told: Told<T>): void => send(enrolmentWindow(), topic, told)

/** Tells how long is left until the counter locks: the supervisor's window too, which lies on top and closes with it. */
export function tellIdle(told: Told<'staff:idle'>): void {
  send(enrolmentWindow(), 'staff:idle', told)
  send(coSignWindow(), 'staff:idle', told)
}
