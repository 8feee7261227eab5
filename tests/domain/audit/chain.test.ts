import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, type Json } from '../../../src/domain/audit/canonical.ts'
import { type AuditLink, GENESIS, hashOf, verifyChain } from '../../../src/domain/audit/chain.ts'
import { continued, entry, makeLog, sha256 } from './log.ts'

describe('the audit chain', () => {
  it('[AUD1] holds when nothing was touched', () => {
    expect(verifyChain(makeLog(20), sha256)).toEqual({ ok: true, value: { entries: 20 } })
    expect(verifyChain([], sha256)).toEqual({ ok: true, value: { entries: 0 } })
  })

  it('[AUD1] names any entry that was changed, in any member', () => {
    const members = ['at', 'run', 'uptimeMs', 'actor', 'action', 'subject', 'commitment', 'hash'] as const
    const others = fc.constantFrom('forged', null)
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom(...members), others, (at, member, other) => {
        const links = makeLog(20)
        links[at] = { ...(links[at] as AuditLink), [member]: other }
        const verdict = verifyChain(links, sha256)
        expect(verdict).toMatchObject({ ok: false, error: { sequence: at + 1, problem: 'changed' } })
      }),
    )
  })

  it('[AUD1] names where an entry was removed or two were swapped', () => {
    const links = makeLog(10)
    expect(verifyChain(links.toSpliced(4, 1), sha256)).toMatchObject({
      error: { sequence: 5, problem: 'missing' },
    })
    const [five, six] = links.slice(4, 6) as [AuditLink, AuditLink]
    expect(verifyChain(links.toSpliced(4, 2, six, five), sha256)).toMatchObject({ error: { sequence: 5 } })
  })

  it('[AUD2] names where a log that fits itself is not the one that was signed', () => {
    const log = makeLog(10)
    const signed = log.map(({ hash }) => hash)
    expect(verifyChain(log, sha256, signed)).toMatchObject({ ok: true })
    const forked = continued(log.slice(0, 6), [entry(99), entry(8)])
    expect(verifyChain(forked, sha256)).toMatchObject({ ok: true })
    expect(verifyChain(forked, sha256, signed)).toMatchObject({
      error: { sequence: 7, problem: 'not-as-signed' },
    })
    expect(verifyChain(log.slice(0, 6), sha256, signed)).toMatchObject({
      error: { sequence: 7, problem: 'missing' },
    })
  })

  it('[AUD1] takes entries from before there was a second clock as they were hashed then', () => {
    const old = { sequence: 1, at: 't', actor: 'system', action: 'a', subject: null, commitment: null }
    const hash = sha256(canonicalJson({ ...old, previous: GENESIS }))
    const link = { ...old, run: null, uptimeMs: null }
    expect(hashOf(link, GENESIS, sha256)).toBe(hash)
    expect(verifyChain([{ ...link, previous: GENESIS, hash }], sha256)).toMatchObject({ ok: true })
  })
})

/** The same members, put in another order at every depth. */
const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, shuffled(member)]),
  )
}

describe('canonical JSON', () => {
  it('is the same bytes in whatever order the members came', () => {
    fc.assert(
      fc.property(fc.jsonValue(), json => {
        const value = json as Json
        const text = canonicalJson(value)
        expect(canonicalJson(shuffled(value) as Json)).toBe(text)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([{ a: Number.NaN }, { b: 1, a: [Number.POSITIVE_INFINITY] }])(
    'is none of what is no number',
    value => {
      expect(() => canonicalJson(value)).toThrow('not a JSON number')
    },
  )

  it('is the same whatever order members were written in', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ế' }], a: true, gone: undefined })).toBe(
      '{"a":true,"b":[1,{"c":"ế","d":null}]}',
    )
  })
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
      }),
    )
  })
})
