import { createRoot } from 'react-dom/client'
import type { Bridge } from '../../contract/ipc/channels.ts'
import { languages } from '../../i18n/index.ts'
import { createI18n } from '../../ui/i18n.ts'
import { keepFocus } from '../../ui/keepFocus.ts'
import { Page } from '../../ui/Page.tsx'
import { CoSign } from './CoSign.tsx'

/** Draws the supervisor's window, in the language of the counter's. */
export function mountCoSign(bridge: Bridge, root: HTMLElement): void {
  const language = languages.find(known => known === window.localStorage.getItem('language')) ?? 'vi'
  const i18n = createI18n(language)
  window.document.documentElement.lang = language
  window.document.title = `Harmoor · ${i18n.t('approvals.window.title')}`
  keepFocus(window)
  createRoot(root).render(
    <Page i18n={i18n}>
      <CoSign bridge={bridge} />
    </Page>,
  )
}
