import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'
import { askAnew } from './keys/consents.ts'
import { enrol, find, signIn } from './keys/counter.ts'
import { disclose, handOver, signOut } from './keys/desk.ts'
import { landsOn, press } from './keys/hand.ts'
import { decideLater, putOffCancellation, putOffRefusal } from './keys/later.ts'
import { lookAfterCounter } from './keys/upkeep.ts'
import { codeOf, customer } from './scanCode.ts'

test('what a day seldom brings is done by keys alone, but for the customer’s own signature', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  test.slow()
  const scans = join(folder, 'scans')
  mkdirSync(scans)
  const { page } = await launchApp({ env: { XDG_DOWNLOAD_DIR: join(folder, 'saves') } })
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, clerk)
  await enrol(page, codeOf(customer))
  await test.step('write down a disclosure', () => disclose(page, customer.fullName, supervisor))
  await signOut(page)
  await signIn(page, supervisor)
  await test.step('hand over a sealed file', () => handOver(page))
  await press(page, page.locator('#back'))
  await landsOn(page.locator('#fact-number'))
  await test.step('ask for consent anew', () => askAnew(page, customer.number))
  await test.step('look after the counter', () => lookAfterCounter(page, scans))
})

test('a cancellation and a refusal that nobody had time for wait, and are decided later, by keys alone', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, clerk)
  await enrol(page, codeOf(customer))
  await find(page, customer.number)
  await test.step('put off a cancellation', () => putOffCancellation(page, customer.number))
  await test.step('put off a refusal', () => putOffRefusal(page))
  await test.step('decide from the queue', () => decideLater(page, supervisor))
  await expect(page.locator('footer')).not.toContainText('Chờ duyệt')
})
