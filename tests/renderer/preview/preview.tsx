import { mount } from '../../../src/renderer/mount.tsx'
import { createFakeBridge, type FakeBridge } from '../fakeBridge.ts'
import { createFakeCameras, type FakeCameras } from './fakeCameras.ts'
import { scenes } from './scenes.ts'

declare global {
  interface Window {
    /** The fake main of this preview, for whoever drives the page. */
    fake: FakeBridge
    fakeCameras: FakeCameras
  }
}

const name = new URLSearchParams(window.location.search).get('scene') ?? 'enrolment'
window.fake = createFakeBridge(scenes[name] ?? {})
window.fakeCameras = createFakeCameras()
const root = window.document.getElementById('root')
if (root) mount(window.fake, root, window.fakeCameras)
