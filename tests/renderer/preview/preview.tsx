import { mountCoSign } from '../../../src/renderer/cosign/mountCoSign.tsx'
import { mount } from '../../../src/renderer/mount.tsx'
import type { Sheet } from '../../../src/renderer/print/sheet.ts'
import { createFakeBridge, type FakeBridge } from '../fakeBridge.ts'
import { cardSheet, letterSheet, longNameSheet } from '../print/sheets.ts'
import { createFakeCameras, type FakeCameras } from './fakeCameras.ts'
import { scenes } from './scenes.ts'

declare global {
  interface Window {
    /** The fake main of this preview, for whoever drives the page. */
    fake: FakeBridge
    fakeCameras: FakeCameras
  }
}

/** Scenes that begin with a sheet before them. */
const sheets: Record<string, Sheet> = {
  'sheet-letter': letterSheet,
  'sheet-card': cardSheet,
  'sheet-card-long': longNameSheet,
  'sheet-unwritable': letterSheet,
}

const name = new URLSearchParams(window.location.search).get('scene') ?? 'enrolment'
window.fake = createFakeBridge(scenes[name] ?? {})
window.fakeCameras = createFakeCameras()
const root = window.document.getElementById('root')
// The supervisor's window is a page of its own.
if (root && name.startsWith('co-sign')) mountCoSign(window.fake, root)
else if (root) {
  const store = mount(window.fake, root, window.fakeCameras)
  const sheet = sheets[name]
  if (sheet)
    store.subscribe(
      ({ app, showSheet }, before) =>
        app.phase === 'ready' && before.app.phase !== 'ready' && showSheet(sheet),
    )
}
