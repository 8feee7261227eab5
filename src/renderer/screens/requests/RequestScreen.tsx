import { Button } from '@mantine/core'
import { IconId, IconListCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestPage } from '../../../contract/ipc/request.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { Message } from '../../../ui/Message.tsx'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { useApp } from '../../state/useApp.ts'
import { RequestActs } from './RequestActs.tsx'
import { RequestHistory } from './RequestHistory.tsx'
import styles from './Requests.module.css'
import { useDue } from './useDue.ts'

function About({ page }: { page: RequestPage }): ReactNode {
  const { t } = useTranslation()
  const who = () => {
    if (!page.byRepresentative) return t('requests.page.self')
    return page.representative
      ? t('requests.page.representative', { name: page.representative })
      : t('requests.page.representativeElsewhere')
  }
  const missing = page.member === 'cancelled' ? t('requests.page.erased') : t('requests.page.elsewhere')
  return (
    <section className={styles.panel}>
      <h3>{t(`requests.kind.${page.kind}`)}</h3>
      <dl className={styles.facts}>
        <dt>{t('requests.page.who')}</dt>
        <dd>
          <strong className={styles.figures}>{formatCardNumber(page.cardNumber)}</strong>, {page.maskedName}
        </dd>
        <dt>{t('requests.page.from')}</dt>
        <dd>{who()}</dd>
        <dt>{t('requests.page.check')}</dt>
        <dd>{t(`requests.check.${page.identityCheck}`)}</dd>
        <dt>{t('requests.page.channel')}</dt>
        <dd>{t(`requests.channel.${page.channel}`)}</dd>
        <dt>{t('requests.page.description')}</dt>
        {page.occasion ? (
          <dd>{t(`requests.occasion.${page.occasion}`)}</dd>
        ) : (
          <dd className={page.description ? styles.words : styles.soft}>{page.description ?? missing}</dd>
        )}
      </dl>
    </section>
  )
}

function Clock({ page }: { page: RequestPage }): ReactNode {
  const { t } = useTranslation()
  const due = useDue()
  const left = due.left(page)
  return (
    <section className={styles.panel}>
      <h3>{t('requests.page.clock')}</h3>
      <p className={styles.due} data-late={page.standing === 'late' || undefined} id="request-due">
        {due.next(page)}
        {left && `, ${left}`}
      </p>
      <ul className={`${styles.clock} ${styles.soft}`}>
        {due.figures(page).map(figure => (
          <li key={figure}>{figure}</li>
        ))}
      </ul>
      {!page.daysKnown && <Message tone="warn">{t('requests.due.uncertain')}</Message>}
    </section>
  )
}

function Ways({ page }: { page: RequestPage }): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  const goBoard = () => go({ page: 'requests' })
  return (
    <div className={styles.tools}>
      <Button
        id="request-board"
        variant="default"
        h={44}
        leftSection={<IconListCheck aria-hidden size={18} />}
        onClick={goBoard}
      >
        {t('requests.form.back')}
      </Button>
      <Button
        id="request-member"
        variant="default"
        h={44}
        leftSection={<IconId aria-hidden size={18} />}
        onClick={() => go({ page: 'member', memberId: page.memberId })}
      >
        {t('requests.page.openMember')}
      </Button>
    </div>
  )
}

/** One request: what was asked, its clock, what happened, and what can be done now. */
export function RequestScreen({ requestId }: { requestId: string }): ReactNode {
  const { t } = useTranslation()
  const page = useApp(state => state.requestPage)
  const fault = useApp(state => state.requestFault)
  const open = useApp(state => state.openRequest)
  useEffect(() => void open(requestId), [requestId, open])
  if (!page || page.requestId !== requestId)
    return fault ? <FaultMessage fault={fault} /> : <p role="status">{t('requests.loading')}</p>
  return (
    <>
      <Ways page={page} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <About page={page} />
          <RequestActs page={page} />
        </div>
        <div className={styles.column}>
          <Clock page={page} />
          <RequestHistory page={page} />
        </div>
      </div>
    </>
  )
}
