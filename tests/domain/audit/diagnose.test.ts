import { describe, expect, it } from 'vitest'
import type { AuditLink } from '../../../src/domain/audit/chain.ts'
import { diagnose } from '../../../src/domain/audit/diagnose.ts'
import { continued, entry, makeLog, sha256 } from './log.ts'

const LENGTH = 12
const places = Array.from({ length: LENGTH }, (_, n) => n + 1)
const log = makeLog(LENGTH)
const at = (sequence: number) => log[sequence - 1] as AuditLink
const numbered = (links: AuditLink[]) => links.map((link, n) => ({ ...link, sequence: n + 1 }))

/** How much of the log was signed: nothing, the first half, everything. */
describe.each([0, 6, LENGTH])('of a log of 12 entries of which %i were signed', signedUpTo => {
  const signed = log.slice(0, signedUpTo).map(({ hash }) => hash)
  const found = (links: AuditLink[], written = 0) => diagnose(links, { signed, written }, sha256)

  it('says nothing when nothing was touched', () => {
    expect(found(log, LENGTH)).toBeNull()
  })

  it.each(places)('tells that entry %i was changed in any column', place => {
    const forgeries: Partial<AuditLink>[] = [
      { at: 'x' },
      { run: null },
      { uptimeMs: 1 },
      { actor: '2' },
      { action: 'b' },
      { subject: null },
      { commitment: null },
      { previous: 'f'.repeat(64) },
      { hash: 'f'.repeat(64) },
    ]
    for (const forged of forgeries)
      expect(found(log.with(place - 1, { ...at(place), ...forged }))).toEqual({
        kind: 'changed',
        sequence: place,
      })
  })

  it.each(places.slice(0, -1))('tells that entry %i was changed, although its hash was made anew', place => {
    const forged = continued(log.slice(0, place - 1), [entry(99)]).at(-1) as AuditLink
    expect(found(log.with(place - 1, forged))).toEqual({ kind: 'changed', sequence: place })
  })

  it.each(places.slice(0, -1))('tells that entry %i was removed, renumbered or not', place => {
    const rest = log.toSpliced(place - 1, 1)
    const removed = { kind: 'removed', from: place, to: place }
    expect(found(rest)).toEqual(removed)
    expect(found(numbered(rest))).toEqual(removed)
  })

  it('tells which of several in a row were removed', () => {
    const rest = log.toSpliced(3, 4)
    expect(found(rest)).toEqual({ kind: 'removed', from: 4, to: 7 })
    expect(found(numbered(rest))).toEqual({ kind: 'removed', from: 4, to: 7 })
  })

  it.each(places.slice(0, -1))('tells that entry %i was swapped with the next', place => {
    const [one, next] = [at(place), at(place + 1)]
    const swapped = numbered(log.toSpliced(place - 1, 2, next, one))
    expect(found(swapped)).toEqual({ kind: 'reordered', place, holds: place + 1, nowAt: place + 1 })
    const link = ({ sequence, previous, hash }: AuditLink) => ({ sequence, previous, hash })
    const contents = log.toSpliced(place - 1, 2, { ...next, ...link(one) }, { ...one, ...link(next) })
    expect(found(contents)).toEqual({ kind: 'reordered', place, holds: null, nowAt: place + 1 })
  })

  it('tells where an entry was moved to, and what stands in its place', () => {
    const moved = (from: number, to: number) =>
      numbered(log.toSpliced(from - 1, 1).toSpliced(to - 1, 0, at(from)))
    expect(found(moved(3, 9))).toEqual({ kind: 'reordered', place: 3, holds: 4, nowAt: 9 })
    expect(found(moved(9, 3))).toEqual({ kind: 'reordered', place: 3, holds: 9, nowAt: 4 })
  })

  it.each(places)('tells that entry %i was given another number', place => {
    const rest = log.toSpliced(place - 1, 1)
    const reordered = { kind: 'reordered', place, holds: null }
    expect(found([...rest, { ...at(place), sequence: 1000 }])).toEqual({ ...reordered, nowAt: 1000 })
    expect(found([{ ...at(place), sequence: -1 }, ...rest])).toEqual({ ...reordered, nowAt: -1 })
  })

  it.each(places)('tells that entry %i was put in twice', place => {
    const copied = { kind: 'duplicated', of: place }
    const beside = numbered(log.toSpliced(place, 0, at(place)))
    expect(found(beside)).toEqual({ ...copied, place: place + 1 })
    const atTheEnd = [...log, { ...at(place), sequence: LENGTH + 1 }]
    expect(found(atTheEnd)).toEqual({ ...copied, place: LENGTH + 1 })
  })

  it('tells that an entry was put in that was never one', () => {
    const foreign = { ...at(5), subject: 'x', hash: 'f'.repeat(64) }
    expect(found(numbered(log.toSpliced(4, 0, foreign)))).toEqual({ kind: 'inserted', place: 5 })
    expect(found([{ ...foreign, sequence: 0 }, ...log])).toEqual({ kind: 'inserted', place: 0 })
  })

  it('tells from which entry on the end was cut off, as far as anything remembers it', () => {
    for (const place of places) {
      const from = place
      expect(found(log.slice(0, place - 1), LENGTH)).toEqual({ kind: 'truncated', from, to: LENGTH })
      const known = place <= signedUpTo ? { kind: 'truncated', from, to: signedUpTo } : null
      expect(found(log.slice(0, place - 1))).toEqual(known)
    }
  })

  it('tells from which entry on it was written anew, as far as it was signed', () => {
    for (const place of places) {
      const others = [entry(99), ...places.slice(place).map(entry)]
      const forked = continued(log.slice(0, place - 1), others)
      const known = place <= signedUpTo ? { kind: 'forked', sequence: place } : null
      expect(found(forked, LENGTH)).toEqual(known)
      expect(found(forked.slice(0, place))).toEqual(known)
    }
  })
})
