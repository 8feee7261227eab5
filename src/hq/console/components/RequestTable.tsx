import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreRequest } from '../../../contract/console/requests.ts'
import { formatVietnameseDate } from '../../../domain/date.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { momentOf } from '../../../ui/when.ts'
import styles from '../screens/Requests.module.css'
import { useRole } from '../session.ts'

function Due({ request }: { request: StoreRequest }): ReactNode {
  const { t } = useTranslation()
  const { nextDue, standing, workingDaysLeft: count, daysKnown, outcome, completedAt } = request
  if (!nextDue)
    return `${completedAt ? momentOf(completedAt) : ''}${outcome ? ` · ${t(`requests.outcome.${outcome}`)}` : ''}`
  const day = formatVietnameseDate(nextDue)
  return (
    <>
      <span className={standing === 'late' ? styles.late : undefined}>
        {standing === 'late'
          ? t('console.requests.lateSince', { day })
          : t('console.requests.dueOn', { day, count })}
      </span>
      <br />
      {t(`console.requests.standing.${standing}`)}
      {!daysKnown && ` · ${t('console.requests.uncertain')}`}
    </>
  )
}

/** Requests of stores with their clocks; supervisors may open what was said. */
export function RequestTable({
  requests,
  label,
  onOpen,
}: {
  requests: readonly StoreRequest[]
  label: string
  onOpen(request: StoreRequest): void
}): ReactNode {
  const { t } = useTranslation()
  const maySee = useRole('supervisor')
  const cardOf = ({ cardNumber }: StoreRequest) =>
    cardNumber ? formatCardNumber(cardNumber) : t('console.requests.left')
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('console.requests.kind')}</th>
          <th scope="col">{t('console.requests.store')}</th>
          <th scope="col">{t('console.requests.who')}</th>
          <th scope="col">{t('console.requests.received')}</th>
          <th scope="col">{t('console.requests.due')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {requests.map(request => (
          <tr key={request.requestId} data-request={request.requestId}>
            <td>{t(`requests.kind.${request.kind}`)}</td>
            <td>{request.storeCode}</td>
            <td>
              {cardOf(request)}
              {request.maskedName && ` · ${request.maskedName}`}
            </td>
            <td>{momentOf(request.receivedAt)}</td>
            <td>
              <Due request={request} />
            </td>
            <td>
              {maySee && (
                <Button
                  variant="default"
                  aria-label={`${t('console.requests.words')}: ${t(`requests.kind.${request.kind}`)}, ${cardOf(request)}`}
                  onClick={() => onOpen(request)}
                >
                  {t('console.requests.words')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
