import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/Message.tsx'
import { useApp } from '../../state/useApp.ts'

const tones = { done: 'good', approved: 'good', queued: 'warn', 'turned-away': 'bad' } as const

/** What came of the last correction that was sent from this page. */
export function CorrectionOutcome(): ReactNode {
  const { t } = useTranslation()
  const outcome = useApp(state => state.correctionOutcome)
  return (
    <div role="status" id="correction-outcome">
      {outcome && (
        <Message tone={tones[outcome.outcome]}>
          <strong>{t(`correction.outcome.${outcome.outcome}`)}</strong>
          {outcome.outcome === 'turned-away' && ` ${t('history.rejection', { text: outcome.rejection })}`}
        </Message>
      )}
    </div>
  )
}
