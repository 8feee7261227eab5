import { IconAlertTriangle, IconBan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { momentOf } from '../../../ui/when.ts'
import { DeliveryMark } from '../../components/DeliveryMark.tsx'
import type { MemberPage } from '../../state/memberSlice.ts'
import styles from './MemberPage.module.css'

type Known = Exclude<MemberPage, { standing: 'cancelled' }>

/** Who this is, masked; where the record is; what to know before anything is done. */
export function MemberHead({ page }: { page: Known }): ReactNode {
  const { t } = useTranslation()
  const { cardNumber, maskedName, maskedNumber, enrolledAt, delivery, asksAgain } = page.member
  return (
    <header className={styles.head}>
      <div>
        <p className={styles.card} data-testid="member-card">
          {formatCardNumber(cardNumber)}
        </p>
        <p className={styles.soft}>{t('member.enrolled', { when: momentOf(enrolledAt) })}</p>
      </div>
      {page.standing === 'here' && (
        <div>
          <p className={styles.name}>{maskedName}</p>
          <p className={styles.soft}>{maskedNumber}</p>
        </div>
      )}
      <DeliveryMark delivery={delivery} />
      <ul className={styles.marks} aria-label={t('member.marks')}>
        {page.restricted && (
          <li data-tone="bad">
            <IconBan aria-hidden size={18} />
            {t('member.restricted')}
          </li>
        )}
        {asksAgain && (
          <li data-tone="warn">
            <IconAlertTriangle aria-hidden size={18} />
            {t('consent.member.askedAgain')}
          </li>
        )}
      </ul>
    </header>
  )
}
