import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, type BoundWord, bindWord, wordFault } from '../../../src/domain/approval/word.ts'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

const nonce = fc.string({ minLength: 22, maxLength: 22 })
const staffNumber = fc.stringMatching(/^[0-9]{4}$/)
const content = fc.record({
  what: fc.string(),
  kept: fc.record({ outcome: fc.string() }),
  facts: fc.array(fc.string()),
})
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('cancellation', 'disclosure', 'request'),
  subject: fc.uuid(),
  memberId: fc.uuid(),
  content,
  approvedBy: staffNumber,
})
const word: fc.Arbitrary<Omit<BoundWord, 'binding'>> = fc.record({
  askedBy: staffNumber,
  approvedAt: fc.date({ noInvalidDate: true }).map(at => at.toISOString()),
  nonce,
  base: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
  deviceId: fc.uuid(),
})
/** An act and a word for it, by another than who asked. */
const given = fc
  .tuple(act, word)
  .filter(([{ approvedBy }, { askedBy }]) => approvedBy !== askedBy)
  .map(([act, word]) => ({ act, word: bindWord(act, word, sha256) }))

describe('a supervisor’s word', () => {
  it('[APR3] holds for what it was given for', () => {
    fc.assert(
      fc.property(given, ({ act, word }) => {
        expect(wordFault(act, word, [], sha256)).toBeNull()
      }),
    )
  })

  it.each(['kind', 'subject', 'memberId', 'content', 'approvedBy'] as const)(
    '[APR3] holds for no act of another %s',
    part => {
      fc.assert(
        fc.property(given, act, ({ act, word }, other) => {
          fc.pre(
            JSON.stringify(other[part]) !== JSON.stringify(act[part]) && other.approvedBy !== word.askedBy,
          )
          expect(wordFault({ ...act, [part]: other[part] }, word, [], sha256)).toBe('not-bound')
        }),
      )
    },
  )

  it.each(['askedBy', 'approvedAt', 'nonce', 'base', 'deviceId'] as const)(
    '[APR3] holds no more with another %s',
    part => {
      fc.assert(
        fc.property(given, word, ({ act, word }, other) => {
          fc.pre(other[part] !== word[part] && other.askedBy !== act.approvedBy)
          expect(wordFault(act, { ...word, [part]: other[part] }, [], sha256)).toBe('not-bound')
        }),
      )
    },
  )

  it('[APR3] is none by who asked', () => {
    fc.assert(
      fc.property(act, word, (act, word) => {
        const own = bindWord(act, { ...word, askedBy: act.approvedBy }, sha256)
        expect(wordFault(act, own, [], sha256)).toBe('self-approved')
      }),
    )
  })

  it('[APR4] holds once', () => {
    fc.assert(
      fc.property(given, fc.array(nonce), ({ act, word }, others) => {
        expect(wordFault(act, word, [...others, word.nonce], sha256)).toBe('used')
      }),
    )
  })
})
