import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FactGender } from './FactGender.tsx'
import { FactNationality } from './FactNationality.tsx'
import styles from './Facts.module.css'
import { FactText } from './FactText.tsx'
import { useFactMessages } from './useFactMessages.ts'

/** The eight facts that Harmoor keeps, and nothing else. */
export function FactsForm(): ReactNode {
  const { t } = useTranslation()
  const messageOf = useFactMessages()
  return (
    <section aria-label={t('facts.heading')} className={styles.grid}>
      <FactText name="number" message={messageOf('number')} />
      <FactText name="fullName" message={messageOf('fullName')} />
      <FactGender message={messageOf('gender')} />
      <FactText name="dateOfBirth" message={messageOf('dateOfBirth')} />
      <FactNationality message={messageOf('nationality')} />
      <FactText name="address" message={messageOf('address')} />
      <FactText name="phone" message={messageOf('phone')} />
      <FactText name="email" message={messageOf('email')} />
    </section>
  )
}
