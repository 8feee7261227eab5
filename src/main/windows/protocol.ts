import { resolve } from 'node:path'
import { app, protocol } from 'electron'
import { isOwnUrl, scheme } from './origin.ts'
import { serveFile } from './serveFile.ts'
import { windowSession } from './windowSession.ts'

/** Beside out/main, where this file is built into. */
const rendererFolder = resolve(import.meta.dirname, '../renderer')

/** What the developer tools load of their own; they are open in development only. */
const isDevTools = (url: string) => !app.isPackaged && url.startsWith('devtools:')

/** Declares the window's own protocol. Call before the app is ready: schemes are declared then or never. */
export function registerProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: false, corsEnabled: false } },
  ])
}

/** Serves the window from the built files, and lets it ask for nothing else. Call when the app is ready. */
export function setUpProtocol(): void {
  const session = windowSession()
  session.protocol.handle(scheme, request => serveFile(rendererFolder, request))
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    const isLocal = isOwnUrl(url) || url.startsWith('blob:') || url.startsWith('data:') || isDevTools(url)
    decide({ cancel: !isLocal })
  })
}
