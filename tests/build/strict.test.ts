import { describe, expect, it } from 'vitest'
import { absent, StrictEmitter, strict } from '../../build/runtime/strict.ts'

describe('a part of Electron that the runtime does not have', () => {
  it('[RUN5] is refused by its full name', () => {
    const dialog = absent('dialog') as { showOpenDialog(): void }
    expect(() => dialog.showOpenDialog()).toThrow(
      'electron.dialog.showOpenDialog is not part of the Chromium runtime',
    )
    const app = strict('app', { getName: () => 'x' }) as {
      getName(): string
      setBadgeCount?(count: number): void
    }
    expect(app.getName()).toBe('x')
    expect(() => app.setBadgeCount).toThrow('electron.app.setBadgeCount')
  })

  it('[RUN6] is refused as an event too, rather than never sent', () => {
    const emitter = new StrictEmitter('app', ['ready'])
    expect(() => emitter.on('gpu-info-update', () => {})).toThrow("electron.app.on('gpu-info-update')")
    expect(emitter.on('ready', () => {}).listenerCount('ready')).toBe(1)
  })

  it('[RUN7] can still be awaited and printed', async () => {
    const thing = strict('thing', { value: 1 })
    expect(await thing).toBe(thing)
    expect(JSON.stringify(thing)).toBe('{"value":1}')
  })
})
