import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalText } from '../../../src/domain/correction/approval.ts'
import type { Approval, Correction } from '../../../src/domain/correction/correction.ts'

const change = fc.record({
  fact: fc.constantFrom('fullName', 'phone', 'address'),
  from: fc.option(fc.string()),
  to: fc.option(fc.string()),
})
const correction: fc.Arbitrary<Omit<Correction, 'approval'>> = fc.record({
  correctionId: fc.uuid(),
  memberId: fc.uuid(),
  cardNumber: fc.stringMatching(/^[0-9]{12}$/),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  reason: fc.string(),
  proposedBy: fc.stringMatching(/^[0-9]{4}$/),
})
const word: fc.Arbitrary<Omit<Approval, 'binding'> & { base: string | null }> = fc.record({
  approvedBy: fc.stringMatching(/^[0-9]{4}$/),
  approvedAt: fc.string(),
  nonce: fc.string(),
  base: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/)),
})

describe('[COR11] the text of a supervisor’s word for a correction', () => {
  it('is as counters of before signed it, where no version of the member is bound', () => {
    const of = { correctionId: 'c', memberId: 'm', cardNumber: '1', reason: 'r', proposedBy: '1001' }
    const changes = [{ fact: 'phone' as const, from: 'a', to: null }]
    const said = { approvedBy: '2001', approvedAt: 't', nonce: 'n' }
    expect(approvalText({ ...of, changes }, said, 'd')).toBe(
      'harmoor-approval-1\n{"approvedAt":"t","approvedBy":"2001","cardNumber":"1","changes":[{"fact":"phone","from":"a","to":null}],"correctionId":"c","deviceId":"d","memberId":"m","nonce":"n","proposedBy":"1001","reason":"r"}',
    )
  })

  it('is another for another value before or after, fact, reason, member, card or proposer', () => {
    fc.assert(
      fc.property(correction, correction, word, (one, other, word) => {
        const part =
          fc.sample(fc.constantFrom(...(Object.keys(one) as (keyof typeof one)[])), 1)[0] ?? 'changes'
        fc.pre(JSON.stringify(one[part]) !== JSON.stringify(other[part]))
        expect(approvalText({ ...one, [part]: other[part] }, word, 'd')).not.toBe(
          approvalText(one, word, 'd'),
        )
      }),
    )
  })

  it('is another for another version of the member, device, supervisor, moment or nonce, and where none is bound', () => {
    fc.assert(
      fc.property(correction, word, word, fc.uuid(), fc.uuid(), (one, word, other, here, there) => {
        const text = approvalText(one, word, here)
        for (const part of ['approvedBy', 'approvedAt', 'nonce', 'base'] as const)
          if (word[part] !== other[part])
            expect(approvalText(one, { ...word, [part]: other[part] }, here)).not.toBe(text)
        expect(approvalText(one, word, there)).not.toBe(text)
        expect(approvalText(one, { ...word, base: undefined }, here)).not.toBe(text)
      }),
    )
  })
})
