import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeRecoveryCode, parseRecoveryCode } from '../../src/keychain/recoveryCode.ts'

it('is six groups of five that nobody misreads', () => {
  const code = makeRecoveryCode()
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(new Set(Array.from({ length: 200 }, makeRecoveryCode)).size).toBe(200)
})

it('is taken however it is typed: lower case, spaces, O for 0, l for 1', () => {
  for (let n = 0; n < 50; n += 1) {
    const code = makeRecoveryCode()
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    expect(parseRecoveryCode(typed)).toBe(code)
  }
})

it('says so when a character is missing', () => {
  const code = makeRecoveryCode()
  expect(parseRecoveryCode(code.slice(0, -1))).toBeNull()
  expect(parseRecoveryCode('')).toBeNull()
})

it('notices nearly every wrong character: fewer than 1 in 300 slips through', () => {
  let slipped = 0
  const tries = 3000
  fc.assert(
    fc.property(fc.nat(29), fc.integer({ min: 1, max: 31 }), (at, change) => {
      const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
      const plain = makeRecoveryCode().replaceAll('-', '')
      const wrong = alphabet[(alphabet.indexOf(plain[at] as string) + change) % 32] as string
      if (parseRecoveryCode(plain.slice(0, at) + wrong + plain.slice(at + 1)) !== null) slipped += 1
    }),
    { numRuns: tries },
  )
  expect(slipped / tries).toBeLessThan(1 / 300)
})
