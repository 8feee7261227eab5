import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactName } from '../../domain/member/facts.ts'
import { todayByClock } from '../state/saveSlice.ts'
import { isUnderAge, problemsIn, warningsIn } from '../state/typedFacts.ts'
import { useApp } from '../state/useApp.ts'
import type { FactMessage } from './FactFrame.tsx'

/** What to say under each field: what is wrong with it once it was left or saving was tried, warnings at once. */
export function useFactMessages(): (name: FactName) => FactMessage | null {
  const { t } = useTranslation()
  const fields = useApp(state => state.fields)
  const left = useApp(state => state.left)
  const tried = useApp(state => state.tried)
  const problems = useMemo(() => problemsIn(fields), [fields])
  const warnings = useMemo(() => warningsIn(fields), [fields])
  const underAge = useMemo(() => isUnderAge(fields, todayByClock()), [fields])
  return name => {
    const problem = tried || left[name] ? problems[name] : undefined
    if (problem === 'missing') return tried ? { tone: 'bad', text: t(`facts.problem.missing.${name}`) } : null
    if (problem) return { tone: 'bad', text: t(`facts.problem.${problem}`) }
    if (name === 'dateOfBirth' && underAge) return { tone: 'bad', text: t('facts.underAge') }
    const [first, second] = warnings
    if (name === 'number' && first)
      return { tone: 'warn', text: t(`facts.numberWarning.${second ? 'both' : first}`) }
    return null
  }
}
