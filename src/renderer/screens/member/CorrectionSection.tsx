import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/Message.tsx'
import { focusOn } from '../../input/focus.ts'
import { idOf, type MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import { CorrectionFields } from './CorrectionFields.tsx'
import styles from './MemberPage.module.css'
import { MemberPanel } from './MemberPanel.tsx'

type Here = Extract<MemberPage, { standing: 'here' }>
const tones = { done: 'good', approved: 'good', queued: 'warn', 'turned-away': 'bad' } as const

function Outcome(): ReactNode {
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

/** A correction of the member's facts: what of them, to what, why; and what came of it, in place. */
export function CorrectionSection({ page }: { page: MemberPage }): ReactNode {
  const { t } = useTranslation()
  const correction = useApp(state => state.correction)
  const start = useApp(state => state.startCorrection)
  const isOpen = correction !== null && correction.memberId === idOf(page)
  const begin = () => {
    start()
    requestAnimationFrame(() => focusOn('correct-number'))
  }
  return (
    <MemberPanel
      id="member-correction"
      title={t('correction.title')}
      tools={
        isOpen ? undefined : (
          <Button
            id="correct"
            variant="light"
            h={44}
            leftSection={<IconPencil aria-hidden size={18} />}
            onClick={begin}
          >
            {t('correction.begin')}
          </Button>
        )
      }
    >
      <Outcome />
      {isOpen ? (
        <CorrectionFields page={page as Here} form={correction} />
      ) : (
        <p className={styles.soft}>{t('correction.explain')}</p>
      )}
    </MemberPanel>
  )
}
