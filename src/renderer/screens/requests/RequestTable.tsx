import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestSummary } from '../../../contract/ipc/request.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { dayOf } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Requests.module.css'
import { useDue } from './useDue.ts'

function Due({ request }: { request: RequestSummary }): ReactNode {
  const { t } = useTranslation()
  const due = useDue()
  const left = due.left(request)
  if (!left)
    return (
      <>
        {due.next(request)}
        {request.outcome && <p className={styles.soft}>{t(`requests.outcome.${request.outcome}`)}</p>}
      </>
    )
  return (
    <>
      <strong>{due.next(request)}</strong>, {left}
      <p className={styles.soft}>{due.legal(request)}</p>
      {!request.daysKnown && <p className={styles.soft}>{t('requests.due.uncertain')}</p>}
    </>
  )
}

/** Requests of one group of the board. */
export function RequestTable({
  requests,
  label,
}: {
  requests: readonly RequestSummary[]
  label: string
}): ReactNode {
  const { t } = useTranslation()
  const go = useApp(state => state.go)
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('requests.board.head.kind')}</th>
          <th scope="col">{t('requests.board.head.who')}</th>
          <th scope="col">{t('requests.board.head.received')}</th>
          <th scope="col">{t('requests.board.head.due')}</th>
          <th scope="col">{t('requests.board.head.open')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(request => (
          <tr key={request.requestId} data-request={request.requestId}>
            <td>
              <strong>{t(`requests.kind.${request.kind}`)}</strong>
            </td>
            <td className={styles.figures}>
              {formatCardNumber(request.cardNumber)}
              <p className={styles.soft}>{request.maskedName}</p>
            </td>
            <td className={styles.figures}>{dayOf(new Date(request.receivedAt))}</td>
            <td>
              <Due request={request} />
            </td>
            <td>
              <Button
                h={44}
                variant="default"
                aria-label={`${t('requests.board.open')}: ${t(`requests.kind.${request.kind}`)}, ${formatCardNumber(request.cardNumber)}`}
                onClick={() => go({ page: 'requests', entryId: request.requestId })}
              >
                {t('requests.board.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
