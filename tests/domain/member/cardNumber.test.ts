import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardNumber, formatCardNumber, isCardNumber } from '../../../src/domain/member/cardNumber.ts'

const cards = fc
  .tuple(
    fc.integer({ min: 0, max: 999 }),
    fc.integer({ min: 1, max: 99 }),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map(([store, counter, serial]) => cardNumber(String(store).padStart(3, '0'), counter, serial))

describe('membership card numbers', () => {
  it('are valid, and printed in groups of four', () => {
    const card = cardNumber('001', 1, 123)
    expect(card).toBe('001010001236')
    expect(formatCardNumber(card)).toBe('0010 1000 1236')
  })

  it('show any one wrong digit', () => {
    fc.assert(
      fc.property(cards, fc.nat(11), fc.integer({ min: 1, max: 9 }), (card, at, change) => {
        const wrong = card.slice(0, at) + ((Number(card[at]) + change) % 10) + card.slice(at + 1)
        expect(isCardNumber(card)).toBe(true)
        expect(isCardNumber(wrong)).toBe(false)
      }),
    )
  })

  it('never repeat between stores, counters and serials', () => {
    const made = new Set([
      cardNumber('001', 1, 11),
      cardNumber('001', 11, 1),
      cardNumber('011', 1, 1),
      cardNumber('001', 1, 1),
    ])
    expect(made.size).toBe(4)
  })

  it('cannot be made out of range', () => {
    for (const [store, counter, serial] of [
      ['1', 1, 1],
      ['001', 0, 1],
      ['001', 100, 1],
      ['001', 1, 0],
      ['001', 1, 1_000_000],
    ] as const)
      expect(() => cardNumber(store, counter, serial)).toThrow(RangeError)
  })
})
