import { supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'
import { enrol, find, signIn } from './keys/counter.ts'
import { tellOfIncident } from './keys/desk.ts'
import { goTo, landsOn, press } from './keys/hand.ts'
import { lookAtCard } from './keys/member.ts'
import { walk } from './keys/walk.ts'
import { codeOf, customer } from './scanCode.ts'

test('Tab goes through every page as it is read, and shows each stop', async ({ app, headquarters }) => {
  const { page } = app
  await signIn(page, supervisorOf(headquarters))
  const through = (name: string) => test.step(name, () => walk(page))
  await through('enrolment')
  await page.keyboard.press('F2')
  await enrol(page, codeOf(customer))
  await find(page, customer.number)
  await through('member')
  await lookAtCard(page, () => through('a sheet before printing'))
  await press(page, page.locator('#correct'))
  await press(page, page.locator('#correct-phone'), 'Space')
  await landsOn(page.locator('#correct-phone'))
  await through('correction')
  await press(page, page.locator('#leave'))
  await landsOn(page.locator('#cancel-number'))
  await through('cancellation')
  await page.keyboard.press('Escape')
  await press(page, page.locator('#take-request'))
  await through('taking a request')
  for (const name of ['requests', 'approvals', 'incidents', 'disclosures', 'audit', 'staff']) {
    await goTo(page, `#go-${name}`)
    await expect(page.locator('#page-heading')).toBeFocused()
    await through(name)
  }
  await tellOfIncident(page)
  await through('an incident')
})
