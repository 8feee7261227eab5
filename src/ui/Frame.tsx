import type { ReactNode } from 'react'
import styles from './Frame.module.css'

interface FrameProps {
  title: string
  /** The title is the page's heading; else the screen has one of its own. */
  heading?: boolean
  /** Beside the title. */
  where?: ReactNode
  /** Buttons at the right of the top bar. */
  tools?: ReactNode
  /** The line at the bottom. */
  status?: ReactNode
  children: ReactNode
}

/** What every screen stands in: top bar, the screen, status line. */
export function Frame({ title, heading, where, tools, status, children }: FrameProps): ReactNode {
  const Name = heading ? 'h1' : 'p'
  return (
    <div className={styles.shell}>
      <header className={styles.bar}>
        <Name className={styles.name}>
          <strong>Harmoor</strong> {title}
        </Name>
        {where && <p className={styles.where}>{where}</p>}
        <div className={styles.tools}>{tools}</div>
      </header>
      <main className={styles.main}>{children}</main>
      {status}
    </div>
  )
}
