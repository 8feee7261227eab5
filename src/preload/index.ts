import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Bridge, Channel, Topic } from '../contract/ipc/channels.ts'

/** By hand, so that no parser is bundled into a sandboxed script; the compiler holds both lists to the contract. */
const topics: Readonly<Record<Topic, true>> = {
  'app:state': true,
  'members:changed': true,
  'audit:progress': true,
  'backup:progress': true,
  'rekey:progress': true,
  'restore:progress': true,
  'documents:partial': true,
  'scanner:state': true,
  'staff:idle': true,
  'sync:status': true,
}

const isTopic = (topic: string): topic is Topic => Object.hasOwn(topics, topic)

function subscribe(topic: string, listener: (told: never) => void): () => void {
  if (!isTopic(topic)) throw new TypeError('no such topic')
  const heard = (_event: IpcRendererEvent, told: unknown) => listener(told as never)
  ipcRenderer.on(topic, heard)
  return () => ipcRenderer.removeListener(topic, heard)
}

/** The whole bridge. Main decides on everything that comes through it; an unknown channel gets a fault from there. */
const bridge: Bridge = {
  call: (channel: Channel, request: unknown) => ipcRenderer.invoke(channel, request),
  on: (topic: Topic, listener: (told: never) => void) => subscribe(topic, listener),
}

contextBridge.exposeInMainWorld('enrolment', bridge)
