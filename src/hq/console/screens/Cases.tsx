import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../contract/console/cases.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { CasePanel } from '../components/CasePanel.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useAsk } from '../useAsk.ts'
import styles from './Cases.module.css'

type State = 'open' | 'decided'

function CaseList({ cases, none, onDecided }: { cases: readonly Case[]; none: string; onDecided(): void }) {
  if (cases.length === 0) return <p>{none}</p>
  return cases.map(one => <CasePanel key={one.caseId} one={one} onDecided={onDecided} />)
}

/** Corrections in conflict and doubles: those that wait, and those that were decided. */
export function Cases(): ReactNode {
  const { t } = useTranslation()
  const [state, setState] = useState<State>('open')
  const asked = useAsk('cases/list', { state })
  const none = t(state === 'open' ? 'console.members.cases.noneOpen' : 'console.members.cases.noneDecided')
  return (
    <>
      <div className={styles.state}>
        <Segments
          label={t('console.frame.page.cases')}
          id="state"
          value={state}
          options={[
            { value: 'open', label: t('console.members.cases.open') },
            { value: 'decided', label: t('console.members.cases.decided') },
          ]}
          onChange={chosen => setState(chosen)}
        />
      </div>
      <Loaded asked={asked}>{cases => <CaseList cases={cases} none={none} onDecided={asked.again} />}</Loaded>
    </>
  )
}
