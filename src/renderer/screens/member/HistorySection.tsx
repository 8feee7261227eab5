import { Button, Loader } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { useApp } from '../../state/useApp.ts'
import styles from './History.module.css'
import { HistoryRow } from './HistoryRow.tsx'
import { MemberPanel } from './MemberPanel.tsx'

/** So many are shown at first: the rest is a press away. */
const FIRST = 12

/** Everything that happened to the member, the newest first. */
export function HistorySection(): ReactNode {
  const { t } = useTranslation()
  const history = useApp(state => state.history)
  const fault = useApp(state => state.historyFault)
  const [all, setAll] = useState(false)
  const [asking, setAsking] = useState<string | null>(null)
  const shown = all ? history : history?.slice(0, FIRST)
  const rest = (history?.length ?? 0) - FIRST
  return (
    <MemberPanel id="member-history" title={t('history.title')}>
      {fault && <FaultMessage fault={fault} />}
      {history === null && !fault && (
        <p role="status">
          <Loader aria-hidden size="sm" /> {t('history.loading')}
        </p>
      )}
      {history?.length === 0 && <p>{t('history.empty')}</p>}
      <ol className={styles.entries}>
        {shown?.map(entry => (
          <HistoryRow
            key={entry.entryId}
            entry={entry}
            asking={asking === entry.entryId}
            onAsk={asks => setAsking(asks ? entry.entryId : null)}
          />
        ))}
      </ol>
      {!all && rest > 0 && (
        <Button id="history-all" variant="default" h={44} fullWidth onClick={() => setAll(true)}>
          {t('history.all', { count: rest })}
        </Button>
      )}
    </MemberPanel>
  )
}
