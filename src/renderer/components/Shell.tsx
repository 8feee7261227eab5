import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Frame } from '../../ui/Frame.tsx'
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx'
import { useApp } from '../state/useApp.ts'
import type { Counter } from './counter.ts'

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
  const language = useApp(state => state.language)
  const setLanguage = useApp(state => state.setLanguage)
  const number = counter && t('shell.status.counter', { number: counter.counterNumber })
  return (
    <Frame
      title={t('shell.title')}
      // The screens before sign-in have a heading of their own.
      heading={Boolean(status)}
      where={counter && !status && `${counter.storeName} · ${number}`}
      tools={
        <>
          {tools}
          <LanguageSwitch language={language} onChange={setLanguage} />
        </>
      }
      status={status}
    >
      {children}
    </Frame>
  )
}
