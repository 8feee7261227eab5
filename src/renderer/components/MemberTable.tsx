import { IconBan, IconCircleCheck, IconClockHour4, IconMailForward, IconSend } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { timeOf } from '../../ui/when.ts'
import type { MemberSummary } from '../state/saveSlice.ts'
import styles from './TodayDrawer.module.css'

const stateIcons = {
  stored: IconClockHour4,
  sending: IconSend,
  sent: IconMailForward,
  confirmed: IconCircleCheck,
  refused: IconBan,
}
const stateTones = { stored: 'warn', sending: 'warn', sent: 'warn', confirmed: 'good', refused: 'bad' }

interface MemberTableProps {
  members: readonly MemberSummary[]
  label: string
  /** What may be done with a member, in a column of its own. */
  actions?(member: MemberSummary): ReactNode
}

function Row({ member, actions }: { member: MemberSummary } & Pick<MemberTableProps, 'actions'>): ReactNode {
  const { t } = useTranslation()
  const { delivery } = member
  const Icon = stateIcons[delivery.state]
  return (
    <tr>
      <td className={styles.figures}>{timeOf(member.enrolledAt)}</td>
      <td className={styles.figures}>{formatCardNumber(member.cardNumber)}</td>
      <td>
        {member.maskedName}
        <br />
        {member.asksAgain && <strong className={styles.soft}>{t('consent.member.askedAgain')}. </strong>}
        <span className={styles.soft}>{member.keptAt ? t('find.atHeadquarters') : member.maskedNumber}</span>
      </td>
      <td>
        <span className={styles.state} data-tone={stateTones[delivery.state]}>
          <Icon aria-hidden />
          {t(`result.state.${delivery.state}`)}
        </span>
        {delivery.state === 'refused' && (
          <p className={styles.reason}>{t(`result.refusal.${delivery.reason}`)}</p>
        )}
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
