import './console.css'
import './print.css'
import { type ReactNode, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Operator } from '../../contract/console/operator.ts'
import { type Language, languages } from '../../i18n/index.ts'
import { createI18n } from '../../ui/i18n.ts'
import { keepFocus } from '../../ui/keepFocus.ts'
import { Page } from '../../ui/Page.tsx'
import { ask } from './ask.ts'
import { Console } from './Console.tsx'
import { type Session, SessionContext } from './session.ts'

const KEY = 'language'
const remembered = languages.find(language => language === window.localStorage.getItem(KEY)) ?? 'vi'
const i18n = createI18n(remembered)

function speak(language: Language): void {
  window.document.documentElement.lang = language
  window.document.title = `Harmoor · ${i18n.t('console.frame.title')}`
}

/** Who is signed in, and in which language. @param found who was signed in when the page was opened. */
function Root({ found }: { found: Operator | null }): ReactNode {
  const [operator, setOperator] = useState(found)
  const [language, setLanguage] = useState<Language>(remembered)
  const session = useMemo<Session>(
    () => ({
      operator,
      language,
      setLanguage(chosen) {
        window.localStorage.setItem(KEY, chosen)
        void i18n.changeLanguage(chosen)
        speak(chosen)
        setLanguage(chosen)
      },
      began: setOperator,
      ended: () => setOperator(null),
    }),
    [operator, language],
  )
  return (
    <Page i18n={i18n}>
      <SessionContext value={session}>
        <Console />
      </SessionContext>
    </Page>
  )
}

speak(remembered)
keepFocus(window)
const root = window.document.getElementById('root')
const current = await ask('session/current', {})
if (root) createRoot(root).render(<Root found={current.ok ? current.value : null} />)
