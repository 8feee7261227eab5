import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { signIn } from '../../build/drive/clerk.ts'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { kinds } from '../specimens/kinds.ts'
import { seededRandom } from '../specimens/random.ts'
import { expect, specimen, test } from './counter.ts'

const { truth } = await kinds['id-2021-front'](seededRandom(2021))
const { number = '', fullName = '' } = truth.fields

test('a scan saved into the watched folder is read and gone; what lay there before is offered', async ({
  app,
  headquarters,
  folder,
}) => {
  const scans = join(folder, 'scans')
  mkdirSync(scans)
  const image = readFileSync(specimen('id-2021-front.jpg'))
  const { page } = app
  await signIn(page, supervisorOf(headquarters))
  await page.keyboard.press('F8')
  await page.locator('#scanner-folder').fill(scans)
  await page.locator('#scanner-save').click()
  await expect(page.locator('#scanner-done')).toBeVisible()
  await page.keyboard.press('Escape')
  // As scanners' software does: under another name until it is complete.
  const scan = join(scans, `${fullName}.jpg`)
  writeFileSync(`${scan}.part`, image)
  renameSync(`${scan}.part`, scan)
  await expect(page.locator('#fact-number')).toHaveValue(number, { timeout: 30_000 })
  await expect(page.locator('#scanned-at')).toContainText('Từ máy quét, ')
  await expect.poll(() => existsSync(scan)).toBe(false)
  await page.locator('#sign-out').click()
  await expect(page.locator('#staff-number')).toBeVisible()
  const left = join(scans, 'left.jpg')
  writeFileSync(left, image)
  await signIn(page, clerkOf(headquarters))
  // The form that the supervisor left is the clerk's to decide about; until then nothing is read into another.
  await page.locator('#draft-drop').click()
  await expect(page.locator('#scans-left')).toBeVisible()
  expect(existsSync(left)).toBe(true)
  await page.locator('#scans-remove').click()
  await page.locator('#scans-remove-really').click()
  await expect.poll(() => existsSync(left)).toBe(false)
  await expect(page.locator('#scans-left')).toBeHidden()
  expect(app.logs()).not.toContain(fullName)
  expect(app.logs()).not.toContain(number)
})
