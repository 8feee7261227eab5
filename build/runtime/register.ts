/**
 * `node --import build/runtime/register.ts out/main/index.js` runs the built app without Electron: what asks for
 * 'electron' gets the stand-in, which shows the window in Chromium.
 */
import { registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
})
