import { useTranslation } from 'react-i18next'
import { formatVietnameseDate, isIsoDate } from '../../domain/date.ts'
import { type FactName, genders } from '../../domain/member/facts.ts'
import { countriesIn } from '../countries.ts'
import { tidyPhone } from '../state/typedFacts.ts'
import { useApp } from '../state/useApp.ts'

/** Says a fact as people write it: dates day first, genders and countries by name, phones in groups. */
export function useFactText(): (fact: FactName, value: string | null) => string {
  const { t } = useTranslation()
  const language = useApp(state => state.language)
  return (fact, value) => {
    if (value === null) return t('member.facts.none')
    if (fact === 'dateOfBirth') return isIsoDate(value) ? formatVietnameseDate(value) : value
    if (fact === 'phone') return tidyPhone(value)
    const gender = genders.find(known => fact === 'gender' && known === value)
    if (gender) return t(`facts.gender.${gender}`)
    if (fact !== 'nationality') return value
    return countriesIn(language).find(country => country.value === value)?.label ?? value
  }
}
