import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { signIn } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import { film, turning } from './cameraFilm.ts'
import { expect, test } from './counter.ts'
import { FilesWritten } from './filesWritten.ts'
import { homesIn } from './homes.ts'
import * as byKeys from './keys/counter.ts'
import { choose, landsOn, press } from './keys/hand.ts'

/** The card that is held up, front and back, and how its facts would be written wherever they leaked. */
const seed = 2021
const { truth } = await kinds['id-2021-front'](seededRandom(seed))
const { number = '', fullName = '', dateOfBirth = '', address = '' } = truth.fields
const [year, month, day] = dateOfBirth.split('-')
const facts = [number, fullName, dateOfBirth, `${day}/${month}/${year}`, address]

test('a card held before the camera fills the form with no click, and no frame of it reaches the disk', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const camera = join(folder, 'film.mjpeg')
  await film(camera, [
    { kind: null, seconds: 1 },
    { kind: 'id-2021-front', seed, light: 0.1, seconds: 2 },
    { kind: 'id-2021-front', seed, fill: 0.4, blur: 1.5, seconds: 2 },
    { kind: 'id-2021-front', seed, blur: 3, glare: { x: 200, y: -100, radius: 130 }, seconds: 2 },
    { kind: 'id-2021-front', seed, seconds: 5 },
    ...turning('id-2021-front', seed),
    { kind: null, seconds: 0.5 },
    { kind: 'id-2021-back', seed, seconds: 6 },
    { kind: null, seconds: 2 },
  ])
  const watched = join(folder, 'everything')
  mkdirSync(watched)
  const written = new FilesWritten(watched, facts)
  const app = await launchApp({ dataFolder: join(watched, 'counter'), env: homesIn(watched), camera })
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await page.keyboard.press('F7')
  const hint = page.locator('#camera-hint')
  // The film is played over and over: a machine that is busy reads it the second time round.
  const inTheEnd = { timeout: 60_000 }
  await expect(hint).toHaveAttribute('data-hint', 'too-dark')
  await expect(hint).toHaveAttribute('data-hint', 'move-closer')
  await expect(hint).toHaveAttribute('data-hint', 'glare')
  await expect(page.getByTestId('glare').first()).toBeVisible()
  await expect(hint).toHaveAttribute('data-hint', 'turn-over', inTheEnd)
  await expect(hint).toContainText('lật sang mặt sau')
  await expect(page.locator('#fact-number')).toHaveValue(number)
  await expect(page.locator('#fact-fullName')).toHaveValue(fullName)
  await expect(page.locator('#fact-address')).toHaveValue(address)
  // Both sides are read: the camera is off, and the picture that was read is shown instead.
  await expect(page.getByTestId('camera')).toBeHidden(inTheEnd)
  await expect(page.getByRole('img', { name: 'Ảnh giấy tờ của khách' })).toBeVisible()
  await expect(page.locator('#fact-phone')).toBeFocused()
  expect(facts.filter(fact => app.logs().includes(fact))).toEqual([])
  expect(await app.close()).toBe(0)
  written.stop()
  expect(written.findings).toEqual([])
})

test('the camera goes off with its key, with the window and with whoever signs out', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const camera = join(folder, 'film.mjpeg')
  await film(camera, [{ kind: null, seconds: 5 }])
  const { page } = await launchApp({ camera })
  await signIn(page, clerkOf(headquarters))
  const video = page.locator('video')
  const isPlaying = () => page.evaluate(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await page.locator('#document-camera').focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('#camera-hint')).toHaveAttribute('data-hint', 'place')
  await expect.poll(isPlaying).toBe(true)
  await page.keyboard.press('F7')
  await expect(video).toBeHidden()
  await expect(page.locator('#document-camera')).toBeFocused()
  await page.keyboard.press('F7')
  await expect.poll(isPlaying).toBe(true)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(video).toBeHidden()
  await page.keyboard.press('F7')
  await expect.poll(isPlaying).toBe(true)
  await page.locator('#sign-out').click()
  await expect(page.locator('#staff-number')).toBeVisible()
  await signIn(page, clerkOf(headquarters))
  await expect(video).toBeHidden()
})

test('a clerk works the camera by keys alone: how the document lies, a picture at once, and off again', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const camera = join(folder, 'film.mjpeg')
  // So far away that no picture is taken by itself.
  await film(camera, [{ kind: 'id-2021-front', seed, fill: 0.55, seconds: 5 }])
  const { page } = await launchApp({ camera })
  await byKeys.signIn(page, clerkOf(headquarters))
  const button = page.locator('#document-camera')
  await press(page, button)
  await expect(page.locator('#camera-hint')).toHaveAttribute('data-hint', 'move-closer')
  await landsOn(button)
  await choose(page, page.locator('#camera-shape-passport'))
  await choose(page, page.locator('#camera-shape-card'))
  await press(page, page.locator('#camera-take'))
  await expect(page.locator('#fact-number')).toHaveValue(number, { timeout: 30_000 })
  await landsOn(page.locator('#fact-phone'))
  await page.keyboard.press('F7')
  await expect(page.getByTestId('camera')).toBeHidden()
  await landsOn(page.locator('#fact-phone'))
})

test('a machine without a camera says so, and enrols all the same', async ({ app, headquarters }) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await page.keyboard.press('F7')
  await expect(page.locator('#camera-news')).toContainText('Không thấy camera nào')
  await expect(page.locator('#fact-number')).toBeFocused()
  await page.locator('#fact-number').fill(number)
  await expect(page.locator('#fact-number')).toHaveValue(number)
})
