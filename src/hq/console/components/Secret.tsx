import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Secret.module.css'

interface SecretProps {
  title: string
  secret: string
  /** How long it lasts and what to do with it. */
  children: ReactNode
  onClose(): void
}

/** Something shown once, large enough to read aloud. */
export function Secret({ title, secret, children, onClose }: SecretProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={title} withCloseButton={false} centered>
      <output className={styles.secret}>{secret}</output>
      <p>{children}</p>
      <div className={styles.buttons}>
        <Button onClick={onClose} data-autofocus>
          {t('console.frame.done')}
        </Button>
      </div>
    </Modal>
  )
}
