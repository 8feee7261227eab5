import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../../src/domain/audit/canonical.ts'
import { type AuditLink, link, verifyChain } from '../../../src/domain/audit/chain.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const chain = (length: number): AuditLink[] => {
  const links: AuditLink[] = []
  for (let n = 0; n < length; n += 1)
    links.push(
      link(
        links.at(-1) ?? null,
        { at: `t${n}`, actor: '1001', action: 'member.enrolled', subject: `s${n}`, commitment: null },
        sha256,
      ),
    )
  return links
}

describe('the audit chain', () => {
  it('[AUD1] holds when nothing was touched', () => {
    expect(verifyChain(chain(20), sha256)).toEqual({ ok: true, value: { entries: 20 } })
    expect(verifyChain([], sha256)).toEqual({ ok: true, value: { entries: 0 } })
  })

  it('[AUD1] names any entry that was changed, in any member', () => {
    const members = ['at', 'actor', 'action', 'subject', 'commitment', 'hash'] as const
    fc.assert(
      fc.property(fc.nat(19), fc.constantFrom(...members), (at, member) => {
        const links = chain(20)
        links[at] = { ...(links[at] as AuditLink), [member]: 'forged' }
        const verdict = verifyChain(links, sha256)
        expect(verdict).toMatchObject({ ok: false, error: { sequence: at + 1, problem: 'changed' } })
      }),
    )
  })

  it('[AUD1] names where an entry was removed or two were swapped', () => {
    const links = chain(10)
    expect(verifyChain(links.toSpliced(4, 1), sha256)).toMatchObject({
      error: { sequence: 5, problem: 'missing' },
    })
    const [five, six] = links.slice(4, 6) as [AuditLink, AuditLink]
    expect(verifyChain(links.toSpliced(4, 2, six, five), sha256)).toMatchObject({ error: { sequence: 5 } })
  })
})

describe('canonical JSON', () => {
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
