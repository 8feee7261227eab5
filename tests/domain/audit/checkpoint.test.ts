import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  checkpointText,
  extension,
  firstOf,
  headOf,
  isCheckpointDue,
} from '../../../src/domain/audit/checkpoint.ts'

const now = '2026-11-22T12:00:00.000Z'
const due = (log: Partial<Parameters<typeof isCheckpointDue>[0]>) =>
  isCheckpointDue({ uncovered: 1, lastAt: now, now, drained: false, ...log })

describe('[AUD5] a checkpoint is due', () => {
  it('never over nothing', () => {
    expect(due({ uncovered: 0, drained: true, lastAt: null })).toBe(false)
  })
  it('when there was none, at 64 entries, and after the outbox was drained', () => {
    expect(due({})).toBe(false)
    expect(due({ lastAt: null })).toBe(true)
    expect(due({ uncovered: 63 })).toBe(false)
    expect(due({ uncovered: 64 })).toBe(true)
    expect(due({ drained: true })).toBe(true)
  })
  it('a day after the last one, or when the clock was set back behind it', () => {
    expect(due({ lastAt: '2026-11-21T12:00:00.001Z' })).toBe(false)
    expect(due({ lastAt: '2026-11-21T12:00:00.000Z' })).toBe(true)
    expect(due({ lastAt: '2026-11-22T12:00:00.001Z' })).toBe(true)
  })
})

const hashes = (from: number, to: number, log = 'a') =>
  Array.from({ length: to - from + 1 }, (_, n) => `${log}${from + n}`)
const checkpoint = (from: number, to: number, log = 'a', previous = `a${from - 1}`): Checkpoint => ({
  kind: 'checkpoint',
  version: 1,
  deviceId: 'd',
  sequence: to,
  previous,
  hashes: hashes(from, to, log),
  at: now,
})
const held = { from: 1, hashes: hashes(1, 10) }

describe('[AUD6] to somebody who holds ten entries, a checkpoint', () => {
  it('extends them when it begins with the eleventh', () => {
    expect(extension(checkpoint(11, 14), 10, held)).toBe('extends')
    expect(extension(checkpoint(11, 14), 10, { from: 10, hashes: ['a10'] })).toBe('extends')
    expect(extension(checkpoint(1, 4, 'a', 'genesis'), 0, { from: 0, hashes: [] })).toBe('extends')
  })
  it('leaves a gap when it begins later', () => {
    expect(extension(checkpoint(12, 14), 10, { from: 11, hashes: [] })).toBe('gap')
  })
  it('overlaps when it says again what is held, also where it goes on', () => {
    expect(extension(checkpoint(3, 7), 10, held)).toBe('overlaps')
    expect(extension(checkpoint(9, 14), 10, held)).toBe('overlaps')
  })
  it('is a fork when it has another hash for any entry that is held, or for the one that it continues', () => {
    expect(extension(checkpoint(6, 8, 'b'), 10, held)).toEqual({ forkedAt: 6 })
    expect(extension(checkpoint(10, 14, 'b'), 10, held)).toEqual({ forkedAt: 10 })
    expect(extension(checkpoint(11, 14, 'b', 'b10'), 10, held)).toEqual({ forkedAt: 10 })
  })
})

it('is signed over everything in it', () => {
  const signed = checkpoint(5, 8)
  expect([firstOf(signed), headOf(signed)]).toEqual([5, 'a8'])
  const others: Partial<Checkpoint>[] = [
    { deviceId: 'e' },
    { sequence: 9 },
    { previous: 'b4' },
    { hashes: hashes(5, 8, 'b') },
    { hashes: hashes(6, 8) },
    { at: '2026-11-22T12:00:00.001Z' },
  ]
  for (const other of others) expect(checkpointText({ ...signed, ...other })).not.toBe(checkpointText(signed))
})
