import {
  type Icon,
  IconArrowsExchange,
  IconBuildingBank,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconDoorExit,
  IconEye,
  IconId,
  IconMessageReport,
  IconPencil,
  IconReceipt,
  IconUserPlus,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { momentOf } from '../../../ui/when.ts'
import type { HistoryEntry } from '../../state/historySlice.ts'
import { ChangeValues } from './ChangeValues.tsx'
import styles from './History.module.css'
import { useHistoryText } from './useHistoryText.ts'

const icons: Record<HistoryEntry['what']['kind'], Icon> = {
  enrolled: IconUserPlus,
  received: IconReceipt,
  'consent-given': IconCircleCheck,
  'consent-withdrawn': IconCircleX,
  corrected: IconPencil,
  'changed-elsewhere': IconArrowsExchange,
  proposed: IconClockHour4,
  'turned-away': IconCircleX,
  access: IconEye,
  request: IconMessageReport,
  disclosure: IconBuildingBank,
  'card-renewed': IconId,
  cancelled: IconDoorExit,
}

interface HistoryRowProps {
  entry: HistoryEntry
  /** The purpose for its values is being asked just now. */
  asking: boolean
  onAsk(asks: boolean): void
}

/** One thing that happened: what, why, when, who, and whether headquarters knows. */
export function HistoryRow({ entry, asking, onAsk }: HistoryRowProps): ReactNode {
  const { t } = useTranslation()
  const textOf = useHistoryText()
  const { what, at, by, delivery } = entry
  const { title, lines } = textOf(what)
  const Sign = icons[what.kind]
  const changes = 'values' in what ? what : null
  return (
    <li className={styles.entry} data-kind={what.kind}>
      <Sign aria-hidden size={20} />
      <div className={styles.text}>
        <strong>{title}</strong>
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
        <p className={styles.soft}>
          {momentOf(at)}
          {by && ` · ${by.name ?? t('history.number', { number: by.number })}`}
          {delivery && delivery !== 'confirmed' && ` · ${t(`history.delivery.${delivery}`)}`}
        </p>
        {changes &&
          (changes.values ? (
            <ChangeValues entryId={entry.entryId} asking={asking} onAsk={onAsk} />
          ) : (
            <p className={styles.soft}>{t('history.valuesGone')}</p>
          ))}
      </div>
    </li>
  )
}
