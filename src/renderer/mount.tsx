import './print/paper.css'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../contract/ipc/channels.ts'
import { createI18n } from '../ui/i18n.ts'
import { keepFocus } from '../ui/keepFocus.ts'
import { Page } from '../ui/Page.tsx'
import { App } from './App.tsx'
import { browserCameras } from './input/camera/browserCameras.ts'
import type { Cameras } from './input/camera/camera.ts'
import { escapeSheetFirst } from './input/escapeSheetFirst.ts'
import { connect, createAppStore, type Store } from './state/store.ts'
import { StoreContext } from './state/useApp.ts'

/** Draws the app into `root`, talking to main through `bridge`. Gives the state it draws. */
export function mount(bridge: Bridge, root: HTMLElement, cameras: Cameras = browserCameras): Store {
  const store = createAppStore(bridge, window.localStorage, cameras, () => window.print())
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
  escapeSheetFirst(store, window)
  keepFocus(window)
  connect(store, bridge)
  createRoot(root).render(
    <Page i18n={i18n}>
      <StoreContext value={store}>
        <App />
      </StoreContext>
    </Page>,
  )
  return store
}
