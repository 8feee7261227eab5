import { IconCheck, IconClockHour4, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../../ui/when.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import styles from './ResultPanel.module.css'

type Delivery = MemberSummary['delivery']
type StepState = 'done' | 'waiting' | 'failed'

const stepIcons = { done: IconCheck, waiting: IconClockHour4, failed: IconX }

function Step({
  state,
  title,
  note,
}: {
  state: StepState
  title: string
  note?: string | undefined
}): ReactNode {
  const Icon = stepIcons[state]
  return (
    <li className={styles.step} data-state={state}>
      <span className={styles.dot}>
        <Icon aria-hidden />
      </span>
      <div>
        <strong>{title}</strong>
        <p className={styles.note}>{note}</p>
      </div>
    </li>
  )
}

const hasLeft = ({ state }: Delivery) => state === 'sent' || state === 'confirmed' || state === 'refused'

/** Stored on this machine → sent → confirmed by headquarters, as it happens. */
export function DeliverySteps({ delivery }: { delivery: Delivery }): ReactNode {
  const { t } = useTranslation()
  const sentNote = {
    stored: t('result.waiting'),
    sending: t('result.sending'),
    sent: t('result.sentWaiting'),
    confirmed: undefined,
    refused: undefined,
  }[delivery.state]
  return (
    <ol
      className={styles.steps}
      aria-label={t('result.steps')}
      aria-live="polite"
      data-delivery={delivery.state}
    >
      <Step state="done" title={t('result.stored')} note={t('result.storedNote')} />
      <Step state={hasLeft(delivery) ? 'done' : 'waiting'} title={t('result.sent')} note={sentNote} />
      {delivery.state === 'refused' ? (
        <Step state="failed" title={t('result.refused')} note={t(`result.refusal.${delivery.reason}`)} />
      ) : (
        <Step
          state={delivery.state === 'confirmed' ? 'done' : 'waiting'}
          title={t('result.confirmed')}
          note={
            delivery.state === 'confirmed'
              ? `${t('result.confirmedAt', { when: timeOf(delivery.receipt.storedAt) })} · ${t('result.receipt', { id: delivery.receipt.envelopeId })}`
              : undefined
          }
        />
      )}
    </ol>
  )
}
