import { Button, Kbd } from '@mantine/core'
import { IconCircleCheck, IconCreditCard, IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../contract/ipc/fault.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { Message } from '../../ui/Message.tsx'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import { DeliverySteps } from './DeliverySteps.tsx'
import { FaultMessage } from './FaultMessage.tsx'
import { OpenMember } from './OpenMember.tsx'
import styles from './ResultPanel.module.css'

/** After saving: the card number, where the record is, and the way to the next customer under the same hand. */
export function ResultPanel({ saved, onNext }: { saved: MemberSummary; onNext(): void }): ReactNode {
  const { t } = useTranslation()
  const fault = useApp(state => state.saveFault)
  const changeWaits = useApp(state => state.changeWaits)
  const fetchReceipt = useApp(state => state.fetchReceipt)
  const showCard = useApp(state => state.showCard)
  const [cardFault, setCardFault] = useState<Fault | null>(null)
  const shown = fault ?? cardFault
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <section aria-labelledby="result-title" className={styles.panel}>
      <div role="status">
        <h2 id="result-title" className={styles.title}>
          <IconCircleCheck aria-hidden />
          {t('result.title')}
        </h2>
      </div>
      <dl className={styles.who}>
        <div>
          <dt>{t('result.cardNumber')}</dt>
          <dd className={styles.card} data-testid="card-number">
            {formatCardNumber(saved.cardNumber)}
          </dd>
        </div>
        <div>
          <dt>{t('result.list.customer')}</dt>
          <dd>{saved.maskedName}</dd>
        </div>
        <div>
          <dt>{t('result.list.number')}</dt>
          <dd>{saved.maskedNumber}</dd>
        </div>
      </dl>
      {changeWaits && <Message tone="warn">{t('result.changeWaits')}</Message>}
      <DeliverySteps delivery={saved.delivery} />
      {/* No room is held for a fault beside what waits: the buttons would be cut off at 800 pixels. */}
      {(shown || !changeWaits) && <FaultMessage fault={shown} />}
      <div className={styles.actions}>
        <Button
          id="print-receipt"
          variant="default"
          h={54}
          leftSection={<IconPrinter aria-hidden size={20} />}
          onClick={() => void fetchReceipt()}
        >
          {t('result.print')}
        </Button>
        <OpenMember memberId={saved.memberId} h={54} />
        <Button
          id="print-card"
          variant="default"
          h={54}
          leftSection={<IconCreditCard aria-hidden size={20} />}
          onClick={() => void showCard(saved.memberId, 'service').then(setCardFault)}
        >
          {t('print.card.button')}
        </Button>
        <Button
          id="next-customer"
          ref={next}
          className={styles.next}
          leftSection={<IconUserPlus aria-hidden size={20} />}
          rightSection={<Kbd aria-hidden>Enter</Kbd>}
          onClick={onNext}
        >
          {t('result.next')}
        </Button>
      </div>
    </section>
  )
}
