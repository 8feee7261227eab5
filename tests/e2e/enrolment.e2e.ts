import {
  cardNumber,
  giveConsent,
  handInDocument,
  noteRecoveryCode,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf, startHeadquarters } from '../../build/drive/headquarters.ts'
import { heldAtHeadquarters } from '../../src/cli/demo/atHeadquarters.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'

const contact = { phone: '0912 345 678', email: 'khach.mau@example.com' }

test('a customer is enrolled from an image of an ID card to the receipt of headquarters', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await expect(page.locator('#fact-number')).toHaveValue(holder.number)
  await expect(page.locator('#fact-fullName')).toHaveValue(holder.fullName)
  await expect(page.locator('#fact-gender-female')).toBeChecked()
  await expect(page.locator('#fact-dateOfBirth')).toHaveValue(holder.birth.written)
  await typeContact(page, contact)
  for (const purpose of ['membership', 'contact', 'transactions', 'thirdParty'])
    await expect(page.locator(`#purpose-${purpose}`)).not.toBeChecked()
  await giveConsent(page)
  const card = await save(page)
  await waitForConfirmation(page)
  const held = await heldAtHeadquarters(headquarters.folder)
  expect(held).toHaveLength(1)
  expect(held[0]).toMatchObject({
    cardNumber: card,
    facts: { number: holder.number, phone: '+84912345678', email: 'khach.mau@example.com' },
    consent: { purposes: ['contact', 'membership'], method: 'signature', receivedBy: '1001' },
    receiptIsGenuine: true,
  })
})

test('an enrolment made while headquarters is down waits, and is confirmed once by itself when it is back', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await headquarters.stop()
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  await save(page)
  await expect(page.locator('[data-delivery]')).not.toHaveAttribute('data-delivery', 'confirmed')
  await expect(page.locator('footer')).toContainText('Còn chờ gửi: 1')
  const back = await startHeadquarters(headquarters.folder, headquarters.port)
  try {
    await expect(page.locator('[data-delivery=confirmed]')).toBeVisible({ timeout: 60_000 })
    expect(await heldAtHeadquarters(back.folder)).toHaveLength(1)
  } finally {
    await back.stop()
  }
})

test('save pressed many times as fast as can be stores one customer', async ({ app, headquarters }) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('passport.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  await page.evaluate(() => {
    const button = document.getElementById('save')
    for (let press = 0; press < 40; press++) {
      button?.click()
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))
    }
  })
  await waitForConfirmation(page)
  await page.locator('#today').click()
  await expect(page.locator('tbody tr')).toHaveCount(1)
  expect(await heldAtHeadquarters(headquarters.folder)).toHaveLength(1)
})

test('a customer without a document is enrolled by the keyboard alone', async ({ app, headquarters }) => {
  const { page } = app
  const { keyboard } = page
  await page.locator('#recovery-last-group').waitFor()
  await noteRecoveryCode(page)
  await expect(page.locator('#staff-number')).toBeFocused()
  await keyboard.type('1001')
  await keyboard.press('Enter')
  await keyboard.type(clerkOf(headquarters).pin)
  await keyboard.press('Enter')
  await expect(page.locator('#fact-number')).toBeFocused()
  const type = async (text: string) => {
    await keyboard.type(text, { delay: 60 })
    await keyboard.press('Enter')
  }
  await type('001199000123')
  await type('Nguyễn Thị Mẫu')
  await expect(page.locator('#fact-gender-female')).toBeFocused()
  await keyboard.press('Space')
  await keyboard.press('Enter')
  await type('15011999')
  await keyboard.type('Việt Nam', { delay: 60 })
  await keyboard.press('Enter')
  await expect(page.locator('#fact-nationality')).toHaveValue(/Việt Nam/)
  await keyboard.press('Enter')
  await type('Số 1 phố Mẫu, Hà Nội')
  await type('0912345678')
  await type('khach.mau@example.com')
  while (!(await page.locator('#purpose-membership').evaluate(box => box === document.activeElement)))
    await keyboard.press('Tab')
  await keyboard.press('Space')
  while (
    !(await page.locator('#method input').evaluateAll(all => all.some(one => one === document.activeElement)))
  )
    await keyboard.press('Tab')
  // No mouse, no pad: the customer says so, and the clerk witnesses it.
  await keyboard.press('ArrowLeft')
  await expect(page.locator('#method-spoken-witnessed')).toBeChecked()
  await keyboard.press('Control+Enter')
  expect(await cardNumber(page)).toMatch(/^\d{12}$/)
  await waitForConfirmation(page)
})

test('one switch changes the whole screen to English at once, and back', async ({ app, headquarters }) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi')
  await expect(page.locator('#save')).toHaveText('Lưu')
  await page.locator('#language-en').check({ force: true })
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('#save')).toHaveText('Save')
  await page.locator('#language-vi').check({ force: true })
  await expect(page.locator('#save')).toHaveText('Lưu')
})

test('a customer saved at the moment of a power cut is there after it, and reaches headquarters once', async ({
  app,
  headquarters,
}) => {
  await signIn(app.page, clerkOf(headquarters))
  await headquarters.stop()
  await handInDocument(app.page, specimen('id-2021-front.jpg'))
  await typeContact(app.page, contact)
  await giveConsent(app.page)
  const card = await save(app.page)
  await app.restartAfterKill()
  const back = await startHeadquarters(headquarters.folder, headquarters.port)
  try {
    await signIn(app.page, clerkOf(headquarters))
    await app.page.locator('#today').click()
    await expect(app.page.locator('tbody tr')).toHaveCount(1)
    await expect(app.page.locator('tbody tr')).toContainText('Đã xác nhận', { timeout: 60_000 })
    expect((await heldAtHeadquarters(back.folder)).map(({ cardNumber }) => cardNumber)).toEqual([card])
  } finally {
    await back.stop()
  }
})
