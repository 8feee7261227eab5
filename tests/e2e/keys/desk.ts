import { expect, type Page } from '@playwright/test'
import type { TrialStaff } from '../../../build/drive/headquarters.ts'
import { choose, coSign, goTo, landsOn, press, tabTo, write } from './hand.ts'

/** From the member's page: asked, answered, and the letter looked at. */
export async function answerRequest(page: Page): Promise<void> {
  await press(page, page.locator('#take-request'))
  await expect(page.locator('#page-heading')).toBeFocused()
  await choose(page, page.locator('#kind-copy'))
  await choose(page, page.locator('#request-channel-in-person'))
  await choose(page, page.locator('#request-by-member'))
  await choose(page, page.locator('#request-check-document'))
  await write(page, page.locator('#request-description'), 'Muốn có bản sao thông tin')
  await press(page, page.locator('#save-request'))
  await expect(page.locator('#request-due')).toBeVisible()
  await expect(page.locator('#page-heading')).toBeFocused()
  await choose(page, page.locator('#act-completed'))
  await choose(page, page.locator('#outcome-done'))
  await write(page, page.locator('#act-answer'), 'Đã giao bản sao cho khách')
  await write(page, page.locator('#act-reason'), 'Khách có quyền')
  await press(page, page.locator('#do-completed'))
  await landsOn(page.locator('#print-reply'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#print-sheet'))
  await expect(page.getByTestId('letter').first()).toContainText('Đã giao bản sao cho khách')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await landsOn(page.locator('#print-reply'))
}

/** A demand is written down, put aside without losing a word, and approved on the spot. */
export async function disclose(page: Page, name: string, supervisor: TrialStaff): Promise<void> {
  await goTo(page, '#go-disclosures')
  await expect(page.locator('#page-heading')).toBeFocused()
  await press(page, page.locator('#add-disclosure'))
  await landsOn(page.locator('#disclosure-member'))
  await page.keyboard.type(name)
  await press(page, page.locator('[data-member]').first())
  await landsOn(page.locator('#demand-agency'))
  await page.keyboard.type('Công an tỉnh Mẫu')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await landsOn(page.locator('#add-disclosure'))
  await page.keyboard.press('Enter')
  await tabTo(page, page.locator('#demand-agency'))
  await expect(page.locator('#demand-agency')).toHaveValue('Công an tỉnh Mẫu')
  await write(page, page.locator('#demand-legalBasis'), 'Điều 9 Luật Mẫu')
  await write(page, page.locator('#demand-documentNumber'), '12/CV-CA')
  await write(page, page.locator('#demand-documentDate'), '20/11/2026')
  await press(page, page.locator('#disclose-phone'), 'Space')
  const opened = page.context().waitForEvent('page')
  await press(page, page.locator('#send-demand'))
  await coSign(await opened, supervisor)
  await expect(page.locator('[data-state="approved"]')).toContainText('Công an tỉnh Mẫu')
  await landsOn(page.locator('#add-disclosure'))
}

/** The sealed file is made; its passphrase goes only when somebody says that they have it, and the letter is looked at. */
export async function handOver(page: Page): Promise<void> {
  await goTo(page, '#go-disclosures')
  await press(page, page.locator('[data-export]'))
  await expect(page.locator('#disclosure-passphrase')).not.toBeEmpty()
  await landsOn(page.locator('#put-away'))
  await page.keyboard.press('Escape')
  await landsOn(page.locator('#put-away'))
  await page.keyboard.press('Enter')
  await expect(page.locator('#disclosure-passphrase')).toHaveCount(0)
  const letter = page.getByRole('button', { name: /^In thư/ })
  await landsOn(letter)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#print-sheet'))
  await expect(page.getByTestId('letter').first()).toContainText('12/CV-CA')
  await page.keyboard.press('Escape')
  await landsOn(letter)
}

/** What waits is turned away with a reason. */
export async function reject(page: Page, supervisor: TrialStaff): Promise<void> {
  await goTo(page, '#go-approvals')
  const opened = page.context().waitForEvent('page')
  await press(page, page.locator('#decide-next'))
  await coSign(await opened, supervisor, 'Giấy tờ ghi khác')
  await expect(page.locator('#turned-away')).toContainText('Giấy tờ ghi khác')
  await expect(page.locator('#page-heading')).toBeFocused()
}

/** An incident is opened, and that the authority was told is written down. */
export async function tellOfIncident(page: Page): Promise<void> {
  await goTo(page, '#go-incidents')
  await expect(page.locator('#page-heading')).toBeFocused()
  await press(page, page.locator('#incident-new'))
  await landsOn(page.locator('#incident-description'))
  await page.keyboard.type('Mất một tờ phiếu')
  await choose(page, page.locator('#incident-source-mistake'))
  await press(page, page.locator('#incident-open'))
  await expect(page.locator('#page-heading')).toBeFocused()
  await write(page, page.locator('#inform-text'), 'Đã báo công an phường')
  await press(page, page.locator('#inform-save'))
  await expect(page.getByRole('listitem').filter({ hasText: 'Đã báo công an phường' })).toBeVisible()
  await landsOn(page.locator('#inform-save'))
}

/** Whether the log is whole, and what one person did. */
export async function searchAudit(page: Page, staffNumber: string): Promise<void> {
  await goTo(page, '#go-audit')
  await press(page, page.locator('#verify-audit'))
  await expect(page.locator('#audit-verdict')).toContainText('Nhật ký nguyên vẹn')
  await landsOn(page.locator('#verify-audit'))
  await tabTo(page, page.locator('#audit-actor'))
  await page.keyboard.type(staffNumber)
  await expect(page.locator('#audit-actor')).toHaveValue(staffNumber)
  await press(page, page.locator('#audit-search'))
  await expect(page.locator('[data-action="staff.signed-in"]').first()).toBeVisible()
  await landsOn(page.locator('#audit-search'))
}

/** The PIN is shown until somebody says that it was told; gives it. */
export async function resetPin(page: Page, staffNumber: string): Promise<string> {
  await goTo(page, '#go-staff')
  await press(page, page.locator(`#reset-${staffNumber}`))
  await expect(page.locator('#made-pin')).toHaveText(/^\d{6}$/)
  const made = (await page.locator('#made-pin').textContent()) ?? ''
  await landsOn(page.locator('#made-pin-told'))
  await page.keyboard.press('Enter')
  await expect(page.locator('#made-pin')).toHaveCount(0)
  await landsOn(page.locator(`#reset-${staffNumber}`))
  return made
}

export async function signOut(page: Page): Promise<void> {
  await press(page, page.locator('#sign-out'))
  await landsOn(page.locator('#staff-number'))
}
