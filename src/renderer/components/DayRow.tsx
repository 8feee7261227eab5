import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../ui/TextRow.tsx'
import { dateEntry } from '../input/dateEntry.ts'

interface DayRowProps {
  id: string
  label: string
  /** As typed: dd/MM/yyyy. */
  value: string
  onChange(value: string): void
  problem?: string | undefined
}

/** A day, typed as it is written in Vietnam. */
export function DayRow({ id, label, value, onChange, problem }: DayRowProps): ReactNode {
  const { t } = useTranslation()
  return (
    <TextRow
      id={id}
      label={label}
      value={value}
      onChange={typed => onChange(dateEntry(value, typed))}
      hint={t('audit.search.day')}
      problem={problem}
      numeric
    />
  )
}
