import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Fault } from '../../contract/ipc/fault.ts'
import styles from './Message.module.css'
import { useFaultText } from './useFaultText.ts'

/** Room for a fault, kept while there is none so that nothing below it moves. */
export function FaultMessage({ fault }: { fault: Fault | null }): ReactNode {
  const say = useFaultText()
  const text = fault ? say(fault) : null
  return (
    <div className={styles.room} role="alert">
      {text && (
        <div className={styles.message} data-tone="bad">
          <IconAlertTriangle aria-hidden className={styles.icon} />
          <p>
            <strong>{text.what}</strong> {text.todo}
          </p>
        </div>
      )}
    </div>
  )
}
