import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Counter } from './counter.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './Shell.module.css'

interface ShellProps {
  counter?: Counter
  /** Buttons at the right of the top bar. */
  tools?: ReactNode
  /** The line at the bottom. */
  status?: ReactNode
  children: ReactNode
}

/** What every screen stands in: top bar, the screen, status line. */
export function Shell({ counter, tools, status, children }: ShellProps): ReactNode {
  const { t } = useTranslation()
  // The screens before sign-in have a heading of their own.
  const Name = status ? 'h1' : 'p'
  return (
    <div className={styles.shell}>
      <header className={styles.bar}>
        <Name className={styles.name}>
          <strong>Harmoor</strong> {t('shell.title')}
        </Name>
        {counter && !status && (
          <p className={styles.where}>
            {counter.storeName} · {t('shell.status.counter', { number: counter.counterNumber })}
          </p>
        )}
        <div className={styles.tools}>
          {tools}
          <LanguageSwitch />
        </div>
      </header>
      <main className={styles.main}>{children}</main>
      {status}
    </div>
  )
}
