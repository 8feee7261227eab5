import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../../ui/TextRow.tsx'
import { parseMoment } from '../../../ui/when.ts'

/** What is wrong with a moment that has to lie in the past, as a key of the page's sentences; null: nothing. */
export function momentProblem(text: string): 'momentWrong' | 'momentAhead' | null {
  const at = parseMoment(text)
  if (at === null) return 'momentWrong'
  return Date.parse(at) > Date.now() ? 'momentAhead' : null
}

interface MomentRowProps {
  id: string
  label: string
  value: string
  onChange(value: string): void
}

/** Day and hour in the past, typed as people write them. */
export function MomentRow(props: MomentRowProps): ReactNode {
  const { t } = useTranslation()
  const problem = momentProblem(props.value)
  return (
    <TextRow
      {...props}
      hint={t('incident.form.momentHint')}
      problem={problem ? t(`incident.form.${problem}`) : undefined}
    />
  )
}
