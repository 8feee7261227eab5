import { IconBan, IconWritingSign } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'

/** In the status line: what waits for a supervisor, and what one has turned away and nobody has read yet. */
export function ApprovalMarks(): ReactNode {
  const { t } = useTranslation()
  const proposals = useApp(state => state.proposals)
  const waiting = proposals?.waiting.length ?? 0
  const turnedAway = proposals?.turnedAway.filter(({ isSeen }) => !isSeen).length ?? 0
  return (
    <>
      {waiting > 0 && (
        <li data-tone="warn">
          <IconWritingSign aria-hidden />
          {t('approvals.status.waiting', { count: waiting })}
        </li>
      )}
      {turnedAway > 0 && (
        <li data-tone="bad">
          <IconBan aria-hidden />
          {t('approvals.status.turnedAway', { count: turnedAway })}
        </li>
      )}
    </>
  )
}
