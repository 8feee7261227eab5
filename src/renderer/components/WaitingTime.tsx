import { IconHourglassHigh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { waitedSince } from '../../domain/approval/waiting.ts'
import { useNow } from '../../ui/useNow.ts'
import { momentOf } from '../../ui/when.ts'
import styles from './WaitingTime.module.css'

/** [APR1] For how long something waits, and since when; said in words, too, where that is long. */
export function WaitingTime({ madeAt }: { madeAt: string }): ReactNode {
  const { t } = useTranslation()
  const { days, hours, minutes, isLong } = waitedSince(madeAt, useNow())
  const unit = days > 1 ? 'days' : days === 1 ? 'day' : hours > 0 ? 'hours' : minutes > 0 ? 'minutes' : 'now'
  return (
    <>
      <span className={styles.age} data-tone={isLong ? 'warn' : undefined}>
        {isLong && <IconHourglassHigh aria-hidden />}
        {t(`approvals.page.waited.${unit}`, { days, hours, minutes })}
        {isLong && ` · ${t('approvals.page.waited.long')}`}
      </span>
      <span className={styles.since}>{momentOf(madeAt)}</span>
    </>
  )
}
