import { IconAlertTriangle, IconMessageReport } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'

/** In the status line: notices of misuse that are open, and requests whose day has passed. */
export function RequestMarks(): ReactNode {
  const { t } = useTranslation()
  const requests = useApp(state => state.requests)
  const open = (requests ?? []).filter(({ completedAt }) => completedAt === null)
  const urgent = open.filter(({ kind }) => kind === 'misuse').length
  const late = open.filter(({ standing, kind }) => standing === 'late' && kind !== 'misuse').length
  return (
    <>
      {urgent > 0 && (
        <li data-tone="bad" id="requests-urgent">
          <IconAlertTriangle aria-hidden />
          {t('requests.status.urgent', { count: urgent })}
        </li>
      )}
      {late > 0 && (
        <li data-tone="bad" id="requests-late">
          <IconMessageReport aria-hidden />
          {t('requests.status.late', { count: late })}
        </li>
      )}
    </>
  )
}
