import type { IpcMainInvokeEvent } from 'electron'
import type { WindowName } from '../../contract/ipc/channelSpec.ts'
import { coSignWindow } from './coSignWindow.ts'
import { enrolmentWindow } from './enrolmentWindow.ts'
import { isOwnUrl } from './origin.ts'

const windows = { enrolment: enrolmentWindow, 'co-sign': coSignWindow }

/** True only for the main frame of the window that a channel is for, while it shows a page of ours. */
export function isTrustedSender(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  from: WindowName,
): boolean {
  const window = windows[from]()
  if (!window || !senderFrame) return false
  return sender === window.webContents && senderFrame.parent === null && isOwnUrl(senderFrame.url)
}
