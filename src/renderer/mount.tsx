import '@fontsource/be-vietnam-pro/400.css'
import '@fontsource/be-vietnam-pro/500.css'
import '@fontsource/be-vietnam-pro/600.css'
import '@fontsource/be-vietnam-pro/700.css'
import '@mantine/core/styles.css'
import './theme/theme.css'
import './print/print.css'
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import type { Bridge } from '../contract/ipc/channels.ts'
import { App } from './App.tsx'
import { createI18n } from './i18n.ts'
import { connect, createAppStore } from './state/store.ts'
import { StoreContext } from './state/useApp.ts'
import { theme } from './theme/theme.ts'

/** Draws the app into `root`, talking to main through `bridge`. */
export function mount(bridge: Bridge, root: HTMLElement): void {
  const store = createAppStore(bridge, window.localStorage)
  const i18n = createI18n(store.getState().language)
  const speak = (language: string) => {
    window.document.documentElement.lang = language
    window.document.title = `Harmoor · ${i18n.t('shell.title')}`
  }
  speak(store.getState().language)
  store.subscribe((now, before) => {
    if (now.language === before.language) return
    void i18n.changeLanguage(now.language)
    speak(now.language)
  })
  connect(store, bridge)
  createRoot(root).render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <StoreContext value={store}>
          <App />
        </StoreContext>
      </MantineProvider>
    </I18nextProvider>,
  )
}
