import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicateHit } from '../../contract/ipc/duplicates.ts'
import type { FactName } from '../../domain/member/facts.ts'
import { todayByClock } from '../state/saveSlice.ts'
import { isUnderAge, problemsIn, warningsIn } from '../state/typedFacts.ts'
import { useApp } from '../state/useApp.ts'
import type { FactMessage } from './FactFrame.tsx'

/** [IND4] Which stores know the document, or the phone: the first by its name, and how many more. */
function duplicateOf(name: FactName, hits: readonly DuplicateHit[]) {
  const by = name === 'number' ? ('document' as const) : name === 'phone' ? ('phone' as const) : null
  const stores = hits.filter(hit => hit.by === by).map(({ storeName }) => storeName)
  const [store] = stores
  if (!by || !store) return null
  const key = stores.length > 1 ? (`${by}_more` as const) : by
  return { key, store, more: stores.length - 1 }
}

/** What to say under each field: what is wrong with it once it was left or saving was tried, warnings at once. */
export function useFactMessages(): (name: FactName) => FactMessage | null {
  const { t } = useTranslation()
  const fields = useApp(state => state.fields)
  const left = useApp(state => state.left)
  const tried = useApp(state => state.tried)
  const hits = useApp(state => state.duplicateHits)
  const problems = useMemo(() => problemsIn(fields), [fields])
  const warnings = useMemo(() => warningsIn(fields), [fields])
  const underAge = useMemo(() => isUnderAge(fields, todayByClock()), [fields])
  return name => {
    const problem = tried || left[name] ? problems[name] : undefined
    if (problem === 'missing') return tried ? { tone: 'bad', text: t(`facts.problem.missing.${name}`) } : null
    if (problem) return { tone: 'bad', text: t(`facts.problem.${problem}`) }
    if (name === 'dateOfBirth' && underAge) return { tone: 'warn', text: t('facts.underAge') }
    const duplicate = duplicateOf(name, hits)
    if (duplicate)
      return {
        tone: 'warn',
        text: t(`facts.duplicate.${duplicate.key}`, duplicate),
      }
    const [first, second] = warnings
    if (name === 'number' && first)
      return { tone: 'warn', text: t(`facts.numberWarning.${second ? 'both' : first}`) }
    return null
  }
}
