import type { IpcMainInvokeEvent } from 'electron'
import { enrolmentWindow } from './enrolmentWindow.ts'
import { isOwnUrl } from './origin.ts'

/** True only for the main frame of the enrolment window while it shows a page of ours. */
export function isTrustedSender({
  sender,
  senderFrame,
}: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean {
  const window = enrolmentWindow()
  if (!window || !senderFrame) return false
  return sender === window.webContents && senderFrame.parent === null && isOwnUrl(senderFrame.url)
}
