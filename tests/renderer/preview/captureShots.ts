import type { Page } from 'playwright-core'
import type { CameraFault, Seen } from '../../../src/renderer/input/camera/camera.ts'
import type { Shot } from './shot.ts'

const openCamera = async (page: Page) => {
  await page.keyboard.press('F7')
  await page.waitForFunction(() => (window.document.querySelector('video')?.videoWidth ?? 0) > 0)
}

const see = async (page: Page, hint: Seen['hint'], more: Partial<Seen> = {}) => {
  await openCamera(page)
  await page.evaluate(seen => window.fakeCameras.seen(seen), { hint, glare: [], moved: false, ...more })
  await page.locator(`[data-hint=${hint}]`).waitFor()
}

const fails = (fault: CameraFault): Shot => ({
  name: `camera-${fault}`,
  scene: 'enrolment',
  act: async page => {
    await page.evaluate(why => {
      window.fakeCameras.fault = why
    }, fault)
    await page.keyboard.press('F7')
    await page.locator('#camera-news').waitFor()
  },
})

const readSide = async (page: Page) => {
  await openCamera(page)
  await page.evaluate(() => void window.fakeCameras.frame())
}

const camera: Shot[] = [
  { name: 'camera-place', scene: 'enrolment', act: page => see(page, 'place') },
  { name: 'camera-good', scene: 'enrolment', act: page => see(page, 'good') },
  { name: 'camera-too-dark', scene: 'enrolment', act: page => see(page, 'too-dark') },
  {
    name: 'camera-glare',
    scene: 'enrolment',
    act: page => see(page, 'glare', { glare: [{ x: 0.55, y: 0.3, width: 0.14, height: 0.12 }] }),
  },
  {
    name: 'camera-turn-over',
    scene: 'camera-front',
    act: async page => {
      await readSide(page)
      await page.locator('[data-hint=turn-over]').waitFor()
    },
  },
  {
    name: 'camera-unread',
    scene: 'unreadable',
    act: async page => {
      await see(page, 'good')
      await page.evaluate(() => void window.fakeCameras.frame())
      await page.locator('[data-hint=unread]').waitFor()
    },
  },
  ...(['no-camera', 'permission-refused', 'in-use', 'failed'] as const).map(fails),
  {
    name: 'camera-unplugged',
    scene: 'enrolment',
    act: async page => {
      await openCamera(page)
      await page.evaluate(() => window.fakeCameras.ended('unplugged'))
      await page.locator('#camera-news').waitFor()
    },
  },
]

const scanner: Shot[] = [
  { name: 'scanner-left', scene: 'scanner-left', act: page => page.locator('#scans-left').waitFor() },
  {
    name: 'scanner-remove',
    scene: 'scanner-left',
    act: page => page.locator('#scans-remove').click(),
  },
  { name: 'scanner-read', scene: 'scanner-read', act: page => page.locator('#scanned-at').waitFor() },
  { name: 'scanner-stuck', scene: 'scanner-stuck', act: page => page.locator('#scan-stuck').waitFor() },
  {
    name: 'scanner-missing',
    scene: 'scanner-missing',
    act: page => page.locator('#scanner-fault').waitFor(),
  },
  {
    name: 'counter-scanner',
    scene: 'scanner-settings',
    act: async page => {
      await page.keyboard.press('F8')
      await page.locator('#scanner-folder').fill('/home/quay1/quet')
      await page.locator('#scanner-save').click()
      await page.locator('#scanner-done').waitFor()
      await page.locator('#scans-old').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'counter-scanner-refused',
    scene: 'scanner-refused',
    act: async page => {
      await page.keyboard.press('F8')
      await page.locator('#scanner-folder').fill('/khong/co')
      await page.locator('#scanner-save').click()
      await page.getByRole('alert').last().scrollIntoViewIfNeeded()
    },
  },
]

/** Documents by camera and by the scanner's folder. */
export const capturing: Shot[] = [...camera, ...scanner]
