import { app, type WebContents } from 'electron'

interface Refusable {
  preventDefault(): void
}
const refuse = (event: Refusable) => event.preventDefault()

/** The window shows what main loaded and nothing else: not by link, script, redirect, new window or webview. */
function confine(contents: WebContents): void {
  contents.on('will-navigate', refuse)
  contents.on('will-frame-navigate', refuse)
  contents.on('will-redirect', refuse)
  contents.on('will-attach-webview', refuse)
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Confines every window, now and later. */
export function setUpNavigation(): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
}
