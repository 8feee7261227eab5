import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Message } from '../../ui/Message.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './IdleWarning.module.css'

/** Half a minute before the counter locks: any touch stays. Above dialogs too. */
export function IdleWarning(): ReactNode {
  const { t } = useTranslation()
  const seconds = useApp(state => state.idleSeconds)
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
