import countries from 'i18n-iso-countries'
import en from 'i18n-iso-countries/langs/en.json'
import vi from 'i18n-iso-countries/langs/vi.json'
import { icaoStates } from '../domain/identity/mrz/states.ts'
import type { Language } from '../i18n/index.ts'
import { countryNames } from '../i18n/index.ts'
import { folded } from './state/field.ts'

countries.registerLocale(vi)
countries.registerLocale(en)

export interface Country {
  /** ISO 3166-1 alpha-3 or an ICAO special code. */
  value: string
  label: string
}

/** Where most of a Vietnamese counter's customers come from; the rest follow by the alphabet. */
const FIRST = ['VNM', 'KOR', 'CHN', 'TWN', 'JPN', 'USA']

const nameOf = (code: string, language: Language) =>
  countryNames[language][code] ?? countries.getName(code, language) ?? code

function listIn(language: Language): Country[] {
  const codes = [...Object.keys(countries.getAlpha3Codes()), ...icaoStates]
  const all = codes.map(value => ({ value, label: nameOf(value, language) }))
  const { compare } = new Intl.Collator(language)
  const rank = ({ value }: Country) => (FIRST.includes(value) ? FIRST.indexOf(value) : FIRST.length)
  return all.sort((a, b) => rank(a) - rank(b) || compare(a.label, b.label))
}

const lists: Partial<Record<Language, Country[]>> = {}

/** Every nationality that the contract knows, the usual ones first. */
export function countriesIn(language: Language): Country[] {
  lists[language] ??= listIn(language)
  return lists[language]
}

/** Finds a country by its name in either language, without diacritics too, or by its code; best matches first. */
export function findCountries(list: readonly Country[], search: string): Country[] {
  const wanted = folded(search)
  if (wanted === '') return [...list]
  const scored = list.map(country => {
    const names = [country.value, country.label, nameOf(country.value, 'vi'), nameOf(country.value, 'en')]
    const found = names.map(folded)
    const score = found.some(name => name.startsWith(wanted))
      ? 0
      : found.some(name => name.includes(wanted))
        ? 1
        : 2
    return { country, score }
  })
  return scored
    .filter(({ score }) => score < 2)
    .sort((a, b) => a.score - b.score)
    .map(({ country }) => country)
}
