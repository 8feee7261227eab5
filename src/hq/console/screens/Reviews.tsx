import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Review } from '../../../contract/console/cases.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import type { EnvelopeKind } from '../../../domain/outbox/envelope.ts'
import { TextRow } from '../../../ui/TextRow.tsx'
import { momentOf } from '../../../ui/when.ts'
import { Fault } from '../components/Fault.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { useAsk, useDo } from '../useAsk.ts'
import styles from './Reviews.module.css'

const findings = ['in-order', 'not-in-order'] as const

function Row({ review, onSettled }: { review: Review; onSettled(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [note, setNote] = useState('')
  const { storeCode, reviewId, cause, counterNumber, member, staffNumber } = review
  const settle = async (finding: (typeof findings)[number]) => {
    if ((await run('reviews/settle', { storeCode, reviewId, finding, note })).ok) onSettled()
  }
  return (
    <tr>
      <td>{t(`console.members.reviews.cause.${cause}`, { staff: staffNumber ?? '' })}</td>
      <td>
        {storeCode}-{String(counterNumber).padStart(2, '0')}
      </td>
      <td>
        {t(`console.members.reviews.kind.${review.kind as EnvelopeKind}`)}
        <br />
        <span className={styles.soft}>
          {t('console.members.reviews.at', {
            occurred: momentOf(review.occurredAt),
            received: momentOf(review.receivedAt),
          })}
        </span>
      </td>
      <td>
        {member && (
          <a href={`#/members/${member.storeCode}.${member.memberId}`}>
            {formatCardNumber(member.cardNumber)} · {member.name}
          </a>
        )}
      </td>
      <td>
        <TextRow
          id={`note-${reviewId}`}
          label={t('console.members.reviews.note')}
          value={note}
          onChange={setNote}
        />
        <div className={styles.buttons}>
          {findings.map(finding => (
            <Button
              key={finding}
              variant="default"
              loading={busy}
              disabled={note.trim() === ''}
              onClick={() => void settle(finding)}
            >
              {t(`console.members.reviews.${finding}`)}
            </Button>
          ))}
        </div>
        <Fault fault={fault} />
      </td>
    </tr>
  )
}

/** What came from whom was cut off. */
export function Reviews(): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('reviews/list', {})
  return (
    <>
      <p>{t('console.members.reviews.lead')}</p>
      <Loaded asked={asked}>
        {reviews =>
          reviews.length === 0 ? (
            <p>{t('console.members.reviews.none')}</p>
          ) : (
            <table aria-label={t('console.frame.page.reviews')}>
              <thead>
                <tr>
                  <th scope="col">{t('console.stores.staff.state')}</th>
                  <th scope="col">{t('console.stores.devices.counter')}</th>
                  <th scope="col">{t('console.members.reviews.what')}</th>
                  <th scope="col">{t('console.members.customer')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {reviews.map(review => (
                  <Row key={review.reviewId} review={review} onSettled={asked.again} />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </>
  )
}
