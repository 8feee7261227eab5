import { IconBan, IconCircleCheck, IconClockHour4, IconMailForward, IconSend } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberSummary } from '../state/saveSlice.ts'
import styles from './TodayDrawer.module.css'

const icons = {
  stored: IconClockHour4,
  sending: IconSend,
  sent: IconMailForward,
  confirmed: IconCircleCheck,
  refused: IconBan,
}
const tones = { stored: 'warn', sending: 'warn', sent: 'warn', confirmed: 'good', refused: 'bad' }

/** Where a record is on its way to headquarters, in a word; why, where it was refused. */
export function DeliveryMark({ delivery }: Pick<MemberSummary, 'delivery'>): ReactNode {
  const { t } = useTranslation()
  const Icon = icons[delivery.state]
  return (
    <div>
      <span className={styles.state} data-tone={tones[delivery.state]}>
        <Icon aria-hidden />
        {t(`result.state.${delivery.state}`)}
      </span>
      {delivery.state === 'refused' && (
        <p className={styles.reason}>{t(`result.refusal.${delivery.reason}`)}</p>
      )}
    </div>
  )
}
