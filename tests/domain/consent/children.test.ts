import { describe, expect, it } from 'vitest'
import { consentersNeeded, missingConsenter } from '../../../src/domain/consent/children.ts'

const onlyRepresentative = { representative: true, own: false }
const both = { representative: true, own: true }
const onlyOwn = { representative: false, own: true }

describe('[CON4] whose consent is needed', () => {
  it.each([
    ['the day before the 7th birthday', '2019-11-23', '2026-11-22', onlyRepresentative],
    ['on the 7th birthday', '2019-11-23', '2026-11-23', both],
    ['the day before the 18th birthday', '2008-11-24', '2026-11-23', both],
    ['on the 18th birthday', '2008-11-23', '2026-11-23', onlyOwn],
    ['on 28 February, born on the 29th', '2008-02-29', '2026-02-28', both],
    ['on 1 March, born on 29 February', '2008-02-29', '2026-03-01', onlyOwn],
    ['on the day of birth', '2026-11-23', '2026-11-23', onlyRepresentative],
    ['at new year, born on 31 December', '2008-12-31', '2027-01-01', onlyOwn],
  ])('%s', (_, birth, today, needed) => {
    expect(consentersNeeded(birth, today)).toEqual(needed)
  })

  it('is missing without a representative, and from 7 years without the child', () => {
    expect(missingConsenter(both, null)).toBe('representative-needed')
    expect(missingConsenter(onlyRepresentative, null)).toBe('representative-needed')
    expect(missingConsenter(both, { childConsented: null })).toBe('child-consent-needed')
    expect(missingConsenter(both, { childConsented: false })).toBe('child-consent-needed')
    expect(missingConsenter(both, { childConsented: true })).toBeNull()
    expect(missingConsenter(onlyRepresentative, { childConsented: null })).toBeNull()
    expect(missingConsenter(onlyOwn, null)).toBeNull()
  })
})
