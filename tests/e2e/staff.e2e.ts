import { noteRecoveryCode, signIn, typeContact } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'

test('an idle counter warns, locks, answers nobody, and unlocking returns to the very field', async ({
  launchApp,
  headquarters,
}) => {
  const { page } = await launchApp({ env: { HARMOOR_IDLE_SECONDS: '33' } })
  await signIn(page, clerkOf(headquarters))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await page.locator('#fact-fullName').fill('Nguyễn Thị Mẫu')
  await page.locator('#fact-fullName').evaluate(field => (field as HTMLInputElement).setSelectionRange(6, 9))
  await page.locator('#idle-warning').waitFor({ timeout: 20_000 })
  await page.keyboard.press('Shift')
  await expect(page.locator('#idle-warning')).toHaveCount(0)
  await page.locator('#unlock-pin').waitFor({ timeout: 60_000 })
  await expect(page.locator('#unlock-pin')).toBeFocused()
  await expect(page.locator('#fact-fullName')).toBeHidden()
  const answer = () => page.evaluate(() => window.enrolment.call('members:recent', {}))
  expect(await answer()).toEqual({ ok: false, fault: { code: 'not-signed-in' } })
  // Shortcuts of the screen beneath do nothing: F2 would begin another form.
  await page.keyboard.press('F2')
  await page.keyboard.type(clerkOf(headquarters).pin)
  await page.keyboard.press('Enter')
  await expect(page.locator('#fact-fullName')).toBeFocused()
  await expect(page.locator('#fact-fullName')).toHaveValue('Nguyễn Thị Mẫu')
  await expect(page.locator('#fact-email')).toHaveValue('khach.mau@example.com')
  const caret = await page
    .locator('#fact-fullName')
    .evaluate(field => [(field as HTMLInputElement).selectionStart, (field as HTMLInputElement).selectionEnd])
  expect(caret).toEqual([6, 9])
  expect(await answer()).toMatchObject({ ok: true })
})

test('at a locked counter another person signs in, and the form stays as a draft of the first', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const supervisor = headquarters.staff.find(({ role }) => role === 'supervisor')
  await signIn(page, clerkOf(headquarters))
  await page.locator('#fact-fullName').fill('Nguyễn Thị Mẫu')
  await page.locator('#menu').click()
  await page.locator('#lock-now').click()
  await page.locator('#unlock-another').click()
  await page.locator('#staff-number').fill(supervisor?.staffNumber ?? '')
  await page.locator('#pin').fill(supervisor?.pin ?? '')
  await page.keyboard.press('Enter')
  await page.locator('#draft-resume').click()
  await expect(page.locator('#fact-fullName')).toHaveValue('Nguyễn Thị Mẫu')
})

test('a PIN that a supervisor reset is shown once and changed at the next sign-in', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const supervisor = headquarters.staff.find(({ role }) => role === 'supervisor')
  await noteRecoveryCode(page)
  const enter = async (staffNumber: string, pin: string) => {
    await page.locator('#staff-number').fill(staffNumber)
    await page.locator('#pin').fill(pin)
    await page.keyboard.press('Enter')
  }
  await enter(supervisor?.staffNumber ?? '', supervisor?.pin ?? '')
  await page.locator('#menu').click()
  await page.locator('#go-staff').click()
  await page.locator('#reset-1001').click()
  const made = (await page.locator('#made-pin').textContent()) ?? ''
  expect(made).toMatch(/^\d{6}$/)
  await page.locator('#made-pin-told').click()
  await expect(page.locator('#made-pin')).toHaveCount(0)
  await page.locator('#sign-out').click()
  await enter('1001', made)
  await page.locator('#new-pin').fill('739164')
  await page.locator('#new-pin-again').fill('739164')
  await page.keyboard.press('Enter')
  await page.locator('#sign-out').click()
  await enter('1001', made)
  await expect(page.locator('[role=alert]').first()).not.toBeEmpty()
  await enter('1001', '739164')
  await expect(page.locator('#fact-number')).toBeVisible()
})
