import type { Page } from '@playwright/test'
import { giveConsent, handInDocument, save, signIn, typeContact } from '../../build/drive/clerk.ts'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'

/** Enrols a customer, and opens the member's page from the result. */
async function enrolAndOpen(page: Page): Promise<void> {
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  await page.locator('[data-open-member]').first().click()
  await expect(page.locator('#member-facts')).toBeVisible()
}

test('[POL3] data serve named purposes only: facts are masked, shown for one, logged, and masked again on locking', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const clerk = clerkOf(headquarters)
  await signIn(page, clerk)
  await enrolAndOpen(page)
  const facts = page.locator('#member-facts')
  await expect(facts).not.toContainText(holder.number)
  await expect(facts).not.toContainText(holder.fullName)
  // By keyboard alone: the button, the purpose, and one word is enough.
  await page.locator('#show-facts').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.locator('#show-for-contact')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(facts.locator('[data-fact=fullName] dd')).toHaveText(holder.fullName)
  await expect(facts.locator('[data-fact=phone] dd')).toHaveText('0912 345 678')
  const seen = page.locator('#member-history [data-kind=access]')
  await expect(seen).toHaveCount(1)
  await expect(seen).toContainText('Để: Liên hệ với khách')
  await expect(seen).toContainText('Số giấy tờ, Họ và tên')
  await page.locator('#menu').click()
  await page.locator('#lock-now').click()
  await page.locator('#unlock-pin').fill(clerk.pin)
  await page.keyboard.press('Enter')
  await expect(page.locator('#show-facts')).toBeVisible()
  await expect(facts).not.toContainText(holder.fullName)
  await expect(seen).toHaveCount(1)
})

test('a correction from the member’s page: old and new, the document read again, a supervisor’s word, the history', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, clerk)
  await enrolAndOpen(page)
  await page.locator('#correct').click()
  await page.locator('#correct-fullName').check()
  await expect(page.locator('[data-before=fullName]')).toHaveText(holder.fullName)
  await page.locator('#correction-file').setInputFiles(specimen('id-2021-front.jpg'))
  await expect(page.locator('#new-fullName-problem')).toContainText('Giấy tờ ghi', { timeout: 30_000 })
  await page.locator('#new-fullName').fill(`${holder.fullName} Mới`)
  await page.keyboard.press('Enter')
  await expect(page.locator('#member-correction')).toContainText('Hãy ghi lý do')
  await page.locator('#correction-reason').fill('Khách đổi tên đệm')
  const opened = page.context().waitForEvent('page')
  await page.locator('#send-correction').click()
  const shown = await opened
  await expect(shown.locator('#change-fullName td')).toHaveText([
    holder.fullName,
    `${holder.fullName} Mới`,
    holder.fullName,
  ])
  await shown.locator('#staff-number').fill(supervisor.staffNumber)
  await shown.locator('#pin').fill(supervisor.pin)
  await shown.locator('#approve').click()
  await expect(page.locator('#correction-outcome')).toContainText('Giám sát đã duyệt, đã sửa')
  const made = page.locator('#member-history [data-kind=corrected]')
  await expect(made).toContainText('Đã sửa: Họ và tên')
  await expect(made).toContainText('Lý do: Khách đổi tên đệm')
  await expect(made).toContainText('Giám sát duyệt')
  await expect(made).not.toContainText(holder.fullName)
  // Who saw the values, in the form and in the supervisor's window, stands there too.
  const seen = page.locator('#member-history [data-kind=access]')
  await expect(seen.filter({ hasText: 'Sửa thông tin' })).not.toHaveCount(0)
  const before = await seen.count()
  await made.getByRole('button').click()
  await page.locator('#values-for-rights-request').click()
  await expect(made.locator('tbody td')).toHaveText([holder.fullName, `${holder.fullName} Mới`])
  await expect(seen).toHaveCount(before + 1)
})
