import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactName, Gender } from '../../domain/member/facts.ts'
import { countryNames } from '../../i18n/index.ts'
import { SessionContext } from './session.ts'

/** As people write it: dates day first, countries and genders by name. */
export function useFactText(): (fact: FactName, value: string | null) => string {
  const { t } = useTranslation()
  const { language } = useContext(SessionContext)
  return (fact, value) => {
    if (value === null) return t('console.members.cases.nothing')
    if (fact === 'gender') return t(`facts.gender.${value as Gender}`)
    if (fact === 'dateOfBirth') return value.split('-').reverse().join('/')
    return fact === 'nationality' ? (countryNames[language][value] ?? value) : value
  }
}
