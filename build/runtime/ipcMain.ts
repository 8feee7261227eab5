import { strict } from './strict.ts'
import type { FrameView, WebContents } from './webContents.ts'

export interface InvokeEvent {
  sender: WebContents
  senderFrame: FrameView | null
  processId: number
  frameId: number
  type: 'frame'
}
type Handler = (event: InvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

export const ipcMain = strict('ipcMain', {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string) {
    handlers.delete(channel)
  },
})

/** @throws what the handler throws, or that there is none */
export async function invokeHandler(event: InvokeEvent, channel: string, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}
