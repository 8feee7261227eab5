import type { Page } from '@playwright/test'
import {
  giveConsent,
  handInDocument,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf, supervisorOf, type TrialHeadquarters } from '../../build/drive/headquarters.ts'
import { publishNotice } from '../../src/hq/managing/company.ts'
import { beside } from './beside.ts'
import { expect, specimen, test } from './counter.ts'
import { codeOf, scanCode } from './scanCode.ts'

const contact = { phone: '0912 345 678', email: 'khach.mau@example.com' }

const heldEvidence = (headquarters: TrialHeadquarters) =>
  beside(headquarters, ({ db }) => db.selectFrom('consent_evidence').selectAll().execute())
const heldChanges = (headquarters: TrialHeadquarters) =>
  beside(headquarters, ({ db }) => db.selectFrom('consent_changes').selectAll().execute())

/** Signs with the mouse, and takes the last line back and brings it again. */
async function signOnPad(page: Page): Promise<void> {
  await page.locator('#open-pad').click()
  const box = await page.locator('#signature-pad').boundingBox()
  if (!box) throw new Error('no pad to sign on')
  const { mouse } = page
  for (const from of [0.2, 0.5]) {
    await mouse.move(box.x + from * box.width, box.y + 0.5 * box.height)
    await mouse.down()
    for (let step = 1; step <= 12; step += 1)
      await mouse.move(
        box.x + (from + step / 60) * box.width,
        box.y + (0.5 + 0.2 * Math.sin(step)) * box.height,
      )
    await mouse.up()
  }
  await page.locator('#undo-stroke').click()
  await page.locator('#redo-stroke').click()
  await page.locator('#signed').click()
  await expect(page.locator('#open-pad')).toHaveText('Ký lại')
}

/** Finds who was enrolled last, and opens what may be done with their consents. */
async function openConsents(page: Page, card: string, button: string): Promise<void> {
  await page.keyboard.press('F6')
  await page.locator('#find-typed').fill(card)
  await page.getByRole('dialog').getByRole('button', { name: button }).click()
  await page.locator('#print-consents').waitFor()
}

test('[POL2] a customer signs on the pad, withdraws a consent later, and headquarters knows of both', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  await page.locator('#method-pad').check({ force: true })
  await signOnPad(page)
  const card = await save(page)
  await waitForConfirmation(page)
  await expect.poll(async () => (await heldEvidence(headquarters)).length, { timeout: 60_000 }).toBe(1)

  await page.locator('#next-customer').click()
  await openConsents(page, card, 'Sự đồng ý')
  await page.locator('#withdraw-contact').click()
  await page.locator('#withdrawal-in-person').check({ force: true })
  await page.locator('#withdraw-now').click()
  await expect(page.getByText('Đã rút lại.')).toBeVisible()
  await expect(page.locator('#withdraw-contact')).toHaveCount(0)
  await expect.poll(async () => (await heldChanges(headquarters)).length, { timeout: 60_000 }).toBe(1)
})

test('when the notice changes, a member is asked again at the next visit', async ({ app, headquarters }) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  const card = await save(page)
  await waitForConfirmation(page)
  await page.locator('#next-customer').click()

  const texts = { vi: '# Thông báo mới\n\nNội dung mới.', en: '# New notice\n\nNew words.' }
  await beside(headquarters, services => publishNotice(services, { version: '2026-09', texts }, 'trial'))
  await expect(async () => {
    await page.evaluate(() => window.enrolment.call('sync:now', {}))
    await page.keyboard.press('F6')
    await page.locator('#find-typed').fill(card)
    await expect(page.getByText('Cần hỏi lại sự đồng ý')).toBeVisible({ timeout: 2_000 })
    await page.keyboard.press('Escape')
  }).toPass({ timeout: 90_000 })

  await openConsents(page, card, 'Hỏi lại theo bản mới')
  await page.locator('#ask-again').click()
  await expect(page.getByText('Nội dung mới.')).toBeVisible()
  await expect(page.locator('#renew-membership')).not.toBeChecked()
  await page.locator('#renew-membership').check()
  // A key pressed in passing takes nothing of what the customer has said.
  await page.keyboard.press('Escape')
  await expect(page.locator('#renew-membership')).toBeChecked()
  await page.locator('#renew-method-spoken-witnessed').check({ force: true })
  await page.locator('#renew-now').click()
  await expect(page.getByText('Đã lưu câu trả lời của khách.')).toBeVisible()
  await expect(page.getByText('đã đồng ý theo bản thông báo 2026-09')).toBeVisible()
  // The new notice given, and what was agreed to before and not now taken back.
  await expect.poll(async () => (await heldChanges(headquarters)).length, { timeout: 60_000 }).toBe(2)
})

test('[POL2] a child is enrolled before a supervisor, with the representative’s consent and the child’s', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  const birth = `0101${new Date().getFullYear() - 10}`
  await scanCode(page, codeOf({ number: '079216000123', fullName: 'Lê Bé Mẫu', birth, gender: 'Nam' }))
  await typeContact(page, contact)
  await giveConsent(page)
  await expect(page.getByText('Chỉ giám sát mới lưu được khách dưới 18 tuổi.')).toBeVisible()
  await page.locator('#representative-name').fill('Trần Thị Mẹ')
  await page.locator('#representative-relation-mother').check({ force: true })
  await page.locator('#child-consented').check()
  await page.locator('#save').click()
  await expect(page.getByTestId('card-number')).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'chỉ giám sát mới lưu được' })).toBeVisible()

  await page.locator('#sign-out').click()
  await signIn(page, supervisorOf(headquarters))
  await page.locator('#draft-resume').click()
  await expect(page.locator('#representative-name')).toHaveValue('Trần Thị Mẹ')
  await save(page)
  await waitForConfirmation(page)
  await expect.poll(async () => (await heldEvidence(headquarters)).length, { timeout: 60_000 }).toBe(1)
  const [proof] = await heldEvidence(headquarters)
  expect(JSON.stringify(proof)).toContain('Trần Thị Mẹ')
})
