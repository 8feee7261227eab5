import { Button, Loader } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '../useAsk.ts'
import { Fault } from './Fault.tsx'
import styles from './Loaded.module.css'

interface LoadedProps<T> {
  asked: Asked<T>
  children(value: T): ReactNode
}

/** What was asked for, once it is there; meanwhile that it is on its way, or why it is not there. */
export function Loaded<T>({ asked, children }: LoadedProps<T>): ReactNode {
  const { t } = useTranslation()
  const { value, fault, again } = asked
  return (
    <>
      {fault && (
        <div className={styles.fault}>
          <Fault fault={fault} />
          <Button variant="default" onClick={again}>
            {t('console.frame.again')}
          </Button>
        </div>
      )}
      {value === null && !fault && (
        <p className={styles.loading} role="status">
          <Loader size="sm" aria-hidden /> {t('console.frame.loading')}
        </p>
      )}
      {value !== null && children(value)}
    </>
  )
}
