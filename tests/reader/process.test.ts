import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openProcess } from '../../src/reader/process/openProcess.ts'
import type { ReaderThread } from '../../src/reader/workerThread.ts'
import { resources, specimens } from './reader.ts'

const entry = new URL('../../src/reader/process/main.ts', import.meta.url)
const asModule = (body: string) =>
  `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'
    parentPort.on('message', request => {
      const reply = result => parentPort.postMessage({ id: request.id, result })
      if (request.task === 'warm') return reply({ ok: true, value: null })
      ${body}
    })`)}`
const settingsOf = (worker: string) => ({ worker, resources, longestMs: 8000, readMs: 10_000 })

describe('the reader’s own process', () => {
  let thread: ReaderThread | null = null
  afterEach(() => thread?.close())
  const open = (worker: string) => {
    thread = openProcess(entry, settingsOf(worker))
    const { ask } = thread
    return (first: number) => ask({ task: 'read', bytes: Uint8Array.of(first), today: '2026-03-01' })
  }

  it('[PROC1] reads as its thread does, says the code first, and leaves the caller no copy', async () => {
    thread = openProcess(entry, settingsOf(new URL('../../src/reader/worker.ts', import.meta.url).href))
    const bytes = Uint8Array.from(readFileSync(new URL('id-2024-back.jpg', specimens)))
    const partial: boolean[] = []
    const answer = thread.ask({ task: 'read', bytes, today: '2026-03-01' }, ({ mrz }) =>
      partial.push(mrz !== null),
    )
    expect(bytes.every(byte => byte === 0)).toBe(true)
    expect(await answer).toMatchObject({ ok: true, value: { document: 'vn-id-2024', mrz: { valid: true } } })
    expect(partial[0]).toBe(false)
  })

  it('[PROC2] is started with what makes the allocator give memory back', async () => {
    const read = open(asModule(`reply({ ok: false, error: String(process.env.MALLOC_ARENA_MAX) })`))
    expect(await read(1)).toEqual({ ok: false, error: '2' })
  })

  it('[PROC3] that crashes fails that one picture loudly, and another serves the next', async () => {
    const read = open(
      asModule(`
      if (request.bytes[0] === 1) process.kill(process.pid, 'SIGKILL')
      else reply({ ok: false, error: 'nothing-read' })`),
    )
    await expect(read(1)).rejects.toThrow('the reader process ended')
    expect(await read(0)).toEqual({ ok: false, error: 'nothing-read' })
  })

  it('[PROC4] hands on what a thread that breaks says', async () => {
    const read = open(asModule(`throw new Error('a bug')`))
    await expect(read(1)).rejects.toThrow('a bug')
  })
})
