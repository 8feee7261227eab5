import { join } from 'node:path'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'
import { enrol, find, signIn } from './keys/counter.ts'
import { resetPin, signOut } from './keys/desk.ts'
import { landsOn, press, write } from './keys/hand.ts'
import {
  changePin,
  chooseOwnPin,
  enrolChild,
  exportAudit,
  exportProof,
  restrictAndLift,
  saveLetter,
} from './keys/own.ts'
import { codeOf, customer } from './scanCode.ts'

test('PINs, a child, files and a restriction: a supervisor does these by keys alone', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  test.slow()
  const { page } = await launchApp({ env: { XDG_DOWNLOAD_DIR: join(folder, 'saves') } })
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, supervisor)
  await test.step('change one’s PIN', () => changePin(page, supervisor, '594817'))
  const birth = `0101${new Date().getFullYear() - 10}`
  const child = codeOf({ number: '079216000123', fullName: 'Lê Bé Mẫu', birth, gender: 'Nam' })
  await test.step('enrol a child', () => enrolChild(page, child))
  await enrol(page, codeOf(customer))
  await find(page, customer.number)
  await test.step('save a proof', () => exportProof(page))
  await test.step('restrict and use again', () => restrictAndLift(page))
  await test.step('save a letter', () => saveLetter(page))
  await test.step('save the log', () => exportAudit(page))
  await test.step('hand out a PIN', async () => {
    const made = await resetPin(page, clerk.staffNumber)
    await signOut(page)
    await chooseOwnPin(page, { ...clerk, pin: made }, '739154')
  })
})

test('a counter begins alone and joins headquarters later, by keys alone', async ({
  launchApp,
  headquarters,
}) => {
  const { page } = await launchApp({ alone: true })
  const first = { staffNumber: '3001', name: 'Lò Thị Giám Sát', role: 'supervisor', pin: '736251' } as const
  await press(page, page.locator('#alone-offer'))
  await write(page, page.locator('#alone-store'), 'Harmoor Vùng Cao')
  await write(page, page.locator('#alone-name'), first.name)
  await write(page, page.locator('#alone-number'), first.staffNumber)
  await write(page, page.locator('#alone-pin'), first.pin)
  await write(page, page.locator('#alone-again'), first.pin)
  await page.keyboard.press('Enter')
  await signIn(page, first)
  await enrol(page, codeOf(customer))
  await page.keyboard.press('F8')
  await landsOn(page.locator('#join-later-url'))
  await page.keyboard.type(headquarters.url)
  await write(page, page.locator('#join-later-code'), headquarters.joinCode)
  await page.keyboard.press('Enter')
  await signIn(page, clerkOf(headquarters))
  await expect(page.locator('footer')).toContainText('Đã gửi hết', { timeout: 60_000 })
})
