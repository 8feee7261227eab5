import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'
import { changeLanguage, enrol, find, lockAndGoOn, signIn } from './keys/counter.ts'
import {
  answerRequest,
  disclose,
  reject,
  resetPin,
  searchAudit,
  signOut,
  tellOfIncident,
} from './keys/desk.ts'
import { cancel, correctName, correctPhone, lookAtCard, putOff, reveal, withdraw } from './keys/member.ts'
import { codeOf, customer } from './scanCode.ts'

test('a clerk does everything at the counter by keys alone, and always sees where they are', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await test.step('sign in', () => signIn(page, clerk))
  await test.step('enrol', () => enrol(page, codeOf(customer)))
  await test.step('find a member', () => find(page, customer.number))
  await test.step('show for a purpose', () => reveal(page, customer.fullName))
  await test.step('correct a phone number', () => correctPhone(page))
  await test.step('correct a name, a supervisor signing', () => correctName(page, supervisor))
  await test.step('propose what has to wait', () => putOff(page))
  await test.step('withdraw a consent', () => withdraw(page))
  await test.step('look at the card before printing', () => lookAtCard(page))
  await test.step('answer a request', () => answerRequest(page))
  await test.step('turn a proposal away', () => reject(page, supervisor))
  await test.step('write down a disclosure', () => disclose(page, 'nguyen thi moi', supervisor))
  await test.step('change the language', () => changeLanguage(page))
  await test.step('sign out', () => signOut(page))
  await test.step('lock and go on', async () => {
    await signIn(page, clerk)
    await lockAndGoOn(page, clerk)
  })
  await expect(page.locator('footer')).toContainText('Bị từ chối duyệt: 1')
})

test('a supervisor looks after the counter by keys alone', async ({ app, headquarters }) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await test.step('sign in', () => signIn(page, supervisor))
  await test.step('enrol', () => enrol(page, codeOf(customer)))
  await test.step('end a membership', async () => {
    await find(page, customer.number)
    await cancel(page, customer.number, supervisor)
  })
  await test.step('open an incident and tell of it', () => tellOfIncident(page))
  await test.step('search and verify the log', () => searchAudit(page, supervisor.staffNumber))
  await test.step('reset a PIN', () => resetPin(page, clerk.staffNumber))
})
