import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/Message.tsx'
import styles from './IdleWarning.module.css'

/** Half a minute before the counter locks: any touch stays. Above dialogs too. */
export function IdleNotice({ seconds }: { seconds: number | null }): ReactNode {
  const { t } = useTranslation()
  if (seconds === null) return null
  return createPortal(
    <div id="idle-warning" className={styles.warning} role="alert">
      <Message tone="warn">
        <strong>{t('lock.soon')}</strong> {t('lock.stay')}{' '}
        <span aria-hidden>{t('lock.seconds', { count: seconds })}</span>
      </Message>
    </div>,
    window.document.body,
  )
}
