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

const settings = { resources: '', longestMs: 8_000 }

afterEach(() => vi.useRealTimers())

describe('the reader’s thread', () => {
  it('[THREAD1] that hangs is ended, said to take too long, and started again for the next image', async () => {
    const hangsOnce = answering(`
      if (request.bytes[0] === 1) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      reply({ ok: false, error: 'nothing-read' })`)
    const thread = openWorker(hangsOnce, settings, { readMs: 200 })
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
    const thread = openWorker(breaksOnce, settings)
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

  it('[THREAD5] reads a newer image in place of the one before, and of those between none', async () => {
    const slow = answering(`
      const until = Date.now() + 100
      const timer = setInterval(() => {
        if (Date.now() < until) return
        clearInterval(timer)
        reply({ ok: false, error: 'nothing-read' })
      }, 10)`)
    const thread = openWorker(slow, settings)
    const bytes = [1, 2, 3].map(first => Uint8Array.of(first))
    const answers = await Promise.all(
      bytes.map(image => thread.ask({ task: 'read', bytes: image, today: '2026-03-01' })),
    )
    expect(answers.map(answer => (answer.ok ? 'reading' : answer.error))).toEqual([
      'superseded',
      'superseded',
      'nothing-read',
    ])
    expect(bytes.every(image => image.every(byte => byte === 0))).toBe(true)
    await thread.close()
  })

  it('[THREAD6] that hangs over an image is ended even where nobody waits for it any more', async () => {
    const hangsOnce = answering(`
      if (request.bytes[0] === 1) for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
      reply({ ok: false, error: 'nothing-read' })`)
    const thread = openWorker(hangsOnce, settings, { readMs: 200 })
    const read = (first: number) =>
      thread.ask({ task: 'read', bytes: Uint8Array.of(first), today: '2026-03-01' })
    const [first, second] = await Promise.all([read(1), read(0)])
    expect(first).toEqual({ ok: false, error: 'superseded' })
    expect(second).toEqual({ ok: false, error: 'nothing-read' })
    await thread.close()
  })

  it('[THREAD7] gives its memory back after a rush, by making way for a fresh one', async () => {
    const counting = asModule(`import { parentPort } from 'node:worker_threads'
      let images = 0
      parentPort.on('message', ({ id, task }) => {
        if (task === 'read') images += 1
        const error = images === 1 ? 'nothing-read' : 'not-an-image'
        parentPort.postMessage({ id, result: task === 'warm' ? { ok: true, value: null } : { ok: false, error } })
      })`)
    const thread = openWorker(counting, settings, { images: 2, idleMs: 30 })
    const read = () => thread.ask({ task: 'read', bytes: Uint8Array.of(1), today: '2026-03-01' })
    expect(await read()).toEqual({ ok: false, error: 'nothing-read' })
    expect(await read()).toEqual({ ok: false, error: 'not-an-image' })
    await vi.waitFor(async () => expect(await read()).toEqual({ ok: false, error: 'nothing-read' }), {
      timeout: 10_000,
      interval: 200,
    })
    await thread.close()
  })

  it('[THREAD8] tells what the code says before the rest is read', async () => {
    const reader = openTestReader()
    const partial: (string | null)[] = []
    const bytes = Uint8Array.from(readFileSync(new URL('id-2024-back.jpg', specimens)))
    const reading = await reader.readImage(bytes, ({ qr, mrz }) => partial.push(mrz ? 'zone' : qr && 'code'))
    expect(partial[0]).toBe('code')
    expect(reading).toMatchObject({ ok: true, value: { mrz: { valid: true } } })
    await reader.close()
  })

  it('[THREAD4] reads what a hand-held scanner typed without being started', () => {
    const reader = openTestReader(new URL('file:///nowhere.ts'))
    const text = '001199000123||Nguyễn Thị Mẫu|15011999|Nữ|Hà Nội|20052021'
    expect(reader.readText(text)).toMatchObject({ ok: true, value: { document: 'vn-id-2021', qr: text } })
    expect(reader.readText('8934567890123')).toEqual({ ok: false, error: 'not-a-card-code' })
  })
})
