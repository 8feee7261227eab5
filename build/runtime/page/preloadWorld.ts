import type { carry, unpack } from '../wire.ts'
import type { membrane } from './membrane.ts'

/** What this side needs, by value: only sources can be sent into a page. */
export interface PageParts {
  token: string
  /** Global names, in this isolated world only, of the way to Node and the way back. */
  toNode: string
  fromNode: string
  membrane: typeof membrane
  carry: typeof carry
  unpack: typeof unpack
}

/**
 * Runs in the isolated world of the preload script, which the page cannot reach into: gives that script its
 * `require('electron')`. Its source is sent, so it is self-contained.
 */
export function preloadWorld(parts: PageParts): (name: string) => unknown {
  type Listener = (event: object, ...args: unknown[]) => void
  const { send, tell, hear } = parts.membrane(parts.token, 'preload', 'page')
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = world[parts.toNode] as (text: string) => void
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const listeners = new Map<string, Set<Listener>>()
  const exposed: { name: string; api: unknown }[] = []
  let last = 0

  world[parts.fromNode] = text => {
    const message = parts.unpack(JSON.parse(text), base64 => Uint8Array.fromBase64(base64)) as {
      topic?: string
      args?: unknown[]
      id?: number
      value?: unknown
      error?: string
    }
    if (message.topic !== undefined) {
      for (const listener of listeners.get(message.topic) ?? []) listener({}, ...(message.args ?? []))
      return
    }
    const call = pending.get(message.id as number)
    pending.delete(message.id as number)
    if (message.error === undefined) call?.resolve(message.value)
    else call?.reject(new Error(message.error))
  }

  hear('page-ready', () => {
    for (const one of exposed) tell('expose', one)
  })
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: unknown) {
        exposed.push({ name, api: send(api) })
        tell('expose', exposed.at(-1))
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++last
          post(JSON.stringify(parts.carry({ id, channel, args }, bytes => bytes.toBase64())))
          pending.set(id, { resolve, reject })
        }),
      on(topic: string, listener: Listener) {
        listeners.set(topic, (listeners.get(topic) ?? new Set()).add(listener))
      },
      removeListener(topic: string, listener: Listener) {
        listeners.get(topic)?.delete(listener)
      },
    },
  }
  return name => {
    if (name !== 'electron') throw new Error(`a sandboxed preload script cannot require '${name}'`)
    return electron
  }
}
