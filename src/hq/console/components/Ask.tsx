import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskFault } from '../ask.ts'
import styles from './Ask.module.css'
import { Fault } from './Fault.tsx'

interface AskProps {
  title: string
  /** What will happen. */
  children: ReactNode
  go: string
  danger?: boolean
  busy?: boolean
  fault?: AskFault | null
  onGo(): void
  onClose(): void
}

/** Asks once more before something that others will notice; Escape and the first button leave everything as it is. */
export function Ask({ title, children, go, danger, busy, fault = null, onGo, onClose }: AskProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} centered>
      <div className={styles.text}>{children}</div>
      <Fault fault={fault} />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('console.frame.cancel')}
        </Button>
        <Button {...(danger ? { color: 'red.8' } : {})} loading={busy ?? false} onClick={onGo}>
          {go}
        </Button>
      </div>
    </Modal>
  )
}
