import { describe, expect, it } from 'vitest'
import { isNationality } from '../../src/contract/facts.ts'
import { countriesIn, findCountries } from '../../src/renderer/countries.ts'

const codes = (search: string) => findCountries(countriesIn('vi'), search).map(country => country.value)

describe('finding a nationality', () => {
  it('offers only what the contract accepts, each once, Vietnam first', () => {
    for (const language of ['vi', 'en'] as const) {
      const values = countriesIn(language).map(country => country.value)
      expect(values.filter(value => !isNationality(value))).toEqual([])
      expect(new Set(values).size).toBe(values.length)
      expect(values[0]).toBe('VNM')
    }
  })

  it.each(['XCE', 'XCO', 'XEC', 'XES', 'XMP', 'UTO', 'XXA', 'RKS'])(
    'offers %s, which zones hold and ISO 3166-1 lacks, by name',
    code => {
      for (const language of ['vi', 'en'] as const) {
        const country = countriesIn(language).find(({ value }) => value === code)
        expect(country?.label).toMatch(/^\p{Lu}.{4,}/u)
      }
    },
  )

  it('finds by either language, without diacritics, and by code', () => {
    expect(codes('han quoc')[0]).toBe('KOR')
    expect(codes('Korea')).toContain('KOR')
    expect(codes('deu')[0]).toBe('DEU')
    expect(codes('đức')[0]).toBe('DEU')
    expect(codes('khong quoc tich')).toContain('XXA')
    expect(codes('zzzz')).toEqual([])
  })
})
