import './print/print.css'
import { createRoot } from 'react-dom/client'
import type { Bridge } from '../contract/ipc/channels.ts'
import { createI18n } from '../ui/i18n.ts'
import { Page } from '../ui/Page.tsx'
import { App } from './App.tsx'
import { browserCameras } from './input/camera/browserCameras.ts'
import type { Cameras } from './input/camera/camera.ts'
import { connect, createAppStore } from './state/store.ts'
import { StoreContext } from './state/useApp.ts'

/** Draws the app into `root`, talking to main through `bridge`. */
export function mount(bridge: Bridge, root: HTMLElement, cameras: Cameras = browserCameras): void {
  const store = createAppStore(bridge, window.localStorage, cameras)
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
    <Page i18n={i18n}>
      <StoreContext value={store}>
        <App />
      </StoreContext>
    </Page>,
  )
}
