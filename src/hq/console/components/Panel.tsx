import { type ReactNode, useId } from 'react'
import styles from './Panel.module.css'

interface PanelProps {
  title: string
  /** Buttons beside the title. */
  tools?: ReactNode
  children: ReactNode
}

/** A part of a page under a title. */
export function Panel({ title, tools, children }: PanelProps): ReactNode {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  )
}
