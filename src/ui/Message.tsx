import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './Message.module.css'

/** What happened, in a sentence or two; never told by colour alone. */
export function Message({
  tone,
  children,
}: {
  tone: 'bad' | 'warn' | 'good'
  children: ReactNode
}): ReactNode {
  const Icon = tone === 'good' ? IconCircleCheck : IconAlertTriangle
  return (
    <div className={styles.message} data-tone={tone}>
      <Icon aria-hidden className={styles.icon} />
      <p>{children}</p>
    </div>
  )
}

/** Room for a message, kept while there is none so that nothing below it moves. */
export const MessageRoom = ({ children }: { children: ReactNode }): ReactNode => (
  <div className={styles.room} role="alert">
    {children}
  </div>
)
