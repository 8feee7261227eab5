import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Door.module.css'

export function Starting(): ReactNode {
  const { t } = useTranslation()
  return (
    <div className={styles.center} role="status">
      <Loader aria-hidden />
      <h1>{t('shell.starting')}</h1>
    </div>
  )
}
