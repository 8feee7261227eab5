import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { timeOf } from '../../ui/when.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import { DeliveryMark } from './DeliveryMark.tsx'
import styles from './TodayDrawer.module.css'

interface MemberTableProps {
  members: readonly MemberSummary[]
  label: string
  /** What may be done with a member, in a column of its own. */
  actions?(member: MemberSummary): ReactNode
}

function Row({ member, actions }: { member: MemberSummary } & Pick<MemberTableProps, 'actions'>): ReactNode {
  const { t } = useTranslation()
  const { delivery } = member
  return (
    <tr>
      <td className={styles.figures}>{timeOf(member.enrolledAt)}</td>
      <td className={styles.figures}>{formatCardNumber(member.cardNumber)}</td>
      <td>
        {member.maskedName}
        <br />
        {member.restricted && <strong className={styles.soft}>{t('find.restricted')}. </strong>}
        {member.asksAgain && <strong className={styles.soft}>{t('consent.member.askedAgain')}. </strong>}
        <span className={styles.soft}>{member.keptAt ? t('find.atHeadquarters') : member.maskedNumber}</span>
      </td>
      <td>
        <DeliveryMark delivery={delivery} />
      </td>
      {actions && <td>{actions(member)}</td>}
    </tr>
  )
}

export function MemberTable({ members, label, actions }: MemberTableProps): ReactNode {
  const { t } = useTranslation()
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('result.list.time')}</th>
          <th scope="col">{t('result.list.card')}</th>
          <th scope="col">{t('result.list.customer')}</th>
          <th scope="col">{t('result.list.delivery')}</th>
          {actions && <th scope="col">{t('find.actions')}</th>}
        </tr>
      </thead>
      <tbody>
        {members.map(member => (
          <Row key={member.memberId} member={member} {...(actions ? { actions } : {})} />
        ))}
      </tbody>
    </table>
  )
}
