import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWorker } from '../../src/reader/workerThread.ts'
import { openTestReader, specimens } from './reader.ts'

const asModule = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`)
const answering = (body: string) =>
  asModule(`import { parentPort } from 'node:worker_threads'
    parentPort.on('message', request => {
      const reply = result => parentPort.postMessage({ id: request.id, result })
      if (request.task === 'warm') return reply({ ok: true, value: null })
      ${body}
    })`)

afterEach(() => vi.useRealTimers())

describe('the reader’s thread', () => {
  it('[THREAD1] that hangs is ended, said to take too long, and started again for the next image', async () => {
    const hangsOnce = answering(`
      if (request.bytes[0] === 1) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      reply({ ok: false, error: 'nothing-read' })`)
    const thread = openWorker(hangsOnce, { resources: '' }, { readMs: 200, startMs: 20_000 })
    const read = (first: number) =>
      thread.ask({ task: 'read', bytes: Uint8Array.of(first), today: '2026-03-01' })
    expect(await read(1)).toEqual({ ok: false, error: 'took-too-long' })
    expect(await read(0)).toEqual({ ok: false, error: 'nothing-read' })
    await thread.close()
  })

  it('[THREAD2] that breaks fails that one request loudly, and serves the next', async () => {
    const breaksOnce = answering(`
      if (request.bytes[0] === 1) throw new Error('a bug')
      reply({ ok: false, error: 'nothing-read' })`)
    const thread = openWorker(breaksOnce, { resources: '' })
    const read = (first: number) =>
      thread.ask({ task: 'read', bytes: Uint8Array.of(first), today: '2026-03-01' })
    await expect(read(1)).rejects.toThrow('a bug')
    expect(await read(0)).toEqual({ ok: false, error: 'nothing-read' })
    await thread.close()
  })

  it('[THREAD3] leaves the caller no copy of the image', async () => {
    const reader = openTestReader()
    const bytes = Uint8Array.from(readFileSync(new URL('cat.jpg', specimens)))
    await reader.readImage(bytes)
    expect(bytes.every(byte => byte === 0)).toBe(true)
    await reader.close()
  })

  it('[THREAD4] reads what a hand-held scanner typed without being started', () => {
    const reader = openTestReader(new URL('file:///nowhere.ts'))
    const text = '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Hà Nội|20052021'
    expect(reader.readText(text)).toMatchObject({ ok: true, value: { document: 'vn-id-2021', qr: text } })
    expect(reader.readText('8934567890123')).toEqual({ ok: false, error: 'not-a-card-code' })
  })
})
