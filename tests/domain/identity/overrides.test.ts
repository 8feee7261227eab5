import { describe, expect, it } from 'vitest'
import { checksOf } from '../../../src/domain/identity/mrz/checks.ts'
import { formatOf } from '../../../src/domain/identity/mrz/formats.ts'
import { checkDigitFacts, overridesOf, withVerified } from '../../../src/domain/identity/overrides.ts'
import type { ReadField } from '../../../src/domain/identity/reading.ts'
import { factNames } from '../../../src/domain/member/facts.ts'
import { facts } from '../../store/counterFixture.ts'

const read = (value: string, verified = true): ReadField => ({
  value,
  sources: ['mrz'],
  confidence: 1,
  verified,
  disagreeing: [],
})
const kept = facts(1)
const guarded = factNames.filter(name => name !== 'address')

describe('what a document said for certain', () => {
  it('[OVR1] binds nobody where it was not certain', () => {
    const verified = withVerified({}, { fields: { number: read('001199009999', false) } })
    expect(overridesOf(verified, kept, guarded)).toEqual([])
  })

  it('[OVR2] is an override where something else is to be kept, from what was read to that', () => {
    const fields = { number: read('001199009999'), dateOfBirth: read('1999-01-15') }
    expect(overridesOf(withVerified({}, { fields }), kept, guarded)).toEqual([
      { fact: 'number', from: '001199009999', to: kept.number },
    ])
  })

  it('[OVR2] is none in facts that may be changed without a supervisor', () => {
    const verified = withVerified({}, { fields: { address: read('Số 9 phố Khác') } })
    expect(overridesOf(verified, kept, guarded)).toEqual([])
  })

  it('[OVR2] is the same name in capitals, and another without its diacritics', () => {
    const capitals = withVerified({}, { fields: { fullName: read('NGUYỄN  THỊ MẪU') } })
    expect(overridesOf(capitals, kept, guarded)).toEqual([])
    const bare = withVerified({}, { fields: { fullName: read('NGUYEN THI MAU') } })
    expect(overridesOf(bare, kept, guarded)).toMatchObject([{ fact: 'fullName' }])
  })

  it('[OVR7] needs a supervisor in a fact with a check digit even where headquarters lets every fact be corrected without', () => {
    const fields = {
      number: read('001199009999'),
      dateOfBirth: read('1999-01-16'),
      fullName: read('NGUYEN THI KHAC'),
    }
    expect(overridesOf(withVerified({}, { fields }), kept, [])).toEqual([
      { fact: 'number', from: '001199009999', to: kept.number },
      { fact: 'dateOfBirth', from: '1999-01-16', to: kept.dateOfBirth },
    ])
    const unsure = { fields: { number: read('001199009999', false) } }
    expect(overridesOf(withVerified({}, unsure), kept, [])).toEqual([])
  })

  it('[OVR7] counts every fact that a zone has a check digit of its own for', () => {
    const zone = [
      'IDVNM1990001239001199000123<<0',
      '9901155F3901153VNM<<<<<<<<<<<2',
      'NGUYEN<<THI<MAU<<<<<<<<<<<<<<<',
    ]
    const format = formatOf(zone)
    if (!format) throw new Error('no format')
    const checked = Object.keys(checksOf(format, zone))
    expect(factNames.filter(name => checked.includes(name)).sort()).toEqual([...checkDigitFacts].sort())
  })

  it('[OVR3] is as read when any document of the form says it, whichever came last', () => {
    const first = withVerified({}, { fields: { number: read(kept.number) } })
    const both = withVerified(first, { fields: { number: read('001199009999') } })
    expect(overridesOf(both, kept, guarded)).toEqual([])
    expect(overridesOf(both, { ...kept, number: '001199000777' }, guarded)).toEqual([
      { fact: 'number', from: '001199009999', to: '001199000777' },
    ])
  })
})
