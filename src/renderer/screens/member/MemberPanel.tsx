import { type ReactNode, useId } from 'react'
import styles from './MemberPage.module.css'

interface MemberPanelProps {
  id: string
  title: string
  /** Buttons beside the title. */
  tools?: ReactNode
  children: ReactNode
}

/** What every part of a member's page stands in. */
export function MemberPanel({ id, title, tools, children }: MemberPanelProps): ReactNode {
  const heading = useId()
  return (
    <section id={id} className={styles.panel} aria-labelledby={heading}>
      <div className={styles.panelHead}>
        <h3 id={heading}>{title}</h3>
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  )
}
