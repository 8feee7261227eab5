import type { membrane } from './membrane.ts'

/**
 * Runs in the page's own world before its scripts: puts there what the preload script exposes. Its source is sent,
 * so it is self-contained.
 */
export function mainWorld(token: string, makeMembrane: typeof membrane): void {
  if (window.top !== window) return
  const { receive, tell, hear } = makeMembrane(token, 'page', 'preload')
  hear('expose', ({ name, api }: { name: string; api: Parameters<typeof receive>[0] }) => {
    if (name in window) return
    Object.defineProperty(window, name, { value: receive(api), enumerable: true })
  })
  // What Electron answers when the app refuses a new window, which is all that this runtime knows.
  window.open = () => null
  // Which of the two worlds starts first is Chromium's affair: whatever was exposed already is asked for again.
  tell('page-ready', null)
}
