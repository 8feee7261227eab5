import { expect, type Page } from '@playwright/test'
import type { TrialStaff } from '../../../build/drive/headquarters.ts'
import { scanCode } from '../scanCode.ts'
import { choose, goTo, landsOn, press, tabTo, write } from './hand.ts'

/** Their own PIN for another one. */
export async function changePin(page: Page, { pin }: TrialStaff, next: string): Promise<void> {
  await goTo(page, '#open-pin-change')
  await landsOn(page.locator('#old-pin'))
  await page.keyboard.type(pin)
  await write(page, page.locator('#new-pin'), next)
  await write(page, page.locator('#new-pin-again'), next)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#pin-changed'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** A PIN that was made for somebody is used once, and theirs chosen in its place. */
export async function chooseOwnPin(page: Page, staff: TrialStaff, next: string): Promise<void> {
  await landsOn(page.locator('#staff-number'))
  await page.keyboard.type(staff.staffNumber)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#pin'))
  await page.keyboard.type(staff.pin)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#new-pin'))
  await page.keyboard.type(next)
  await write(page, page.locator('#new-pin-again'), next)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#fact-number'))
}

/** A child with a parent, before a supervisor. */
export async function enrolChild(page: Page, code: string): Promise<void> {
  await scanCode(page, code)
  await write(page, page.locator('#fact-phone'), '0912345679')
  await write(page, page.locator('#fact-email'), 'me@example.com')
  await write(page, page.locator('#representative-name'), 'Trần Thị Mẹ')
  await choose(page, page.locator('#representative-relation-mother'))
  await press(page, page.locator('#child-consented'), 'Space')
  await press(page, page.locator('#purpose-membership'), 'Space')
  await choose(page, page.locator('#method-spoken-witnessed'))
  await page.keyboard.press('Control+Enter')
  await landsOn(page.locator('#next-customer'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#fact-number'))
}

/** Asks for what purpose; the file lies in the folder of downloads then. */
export async function exportProof(page: Page): Promise<void> {
  await press(page, page.locator('#proof'))
  await press(page, page.locator('[id^="proof-for-"]').first())
  await expect(page.locator('#member-consents')).toContainText('.json')
}

/** Restricts a member by a request of theirs, and takes the restriction back. */
export async function restrictAndLift(page: Page): Promise<void> {
  await press(page, page.locator('#take-request'))
  await choose(page, page.locator('#kind-restrict'))
  await choose(page, page.locator('#request-channel-in-person'))
  await choose(page, page.locator('#request-by-member'))
  await choose(page, page.locator('#request-check-document'))
  await write(page, page.locator('#request-description'), 'Tạm ngừng dùng thông tin')
  await press(page, page.locator('#save-request'))
  await choose(page, page.locator('#act-completed'))
  await choose(page, page.locator('#outcome-done'))
  await write(page, page.locator('#act-answer'), 'Đã hạn chế')
  await write(page, page.locator('#act-reason'), 'Khách có quyền')
  await press(page, page.locator('#do-completed'))
  await landsOn(page.locator('#print-reply'))
  await write(page, page.locator('#act-reason'), 'Khách muốn dùng lại')
  await press(page, page.locator('#do-lifted'))
  await landsOn(page.locator('#print-reply'))
  await expect(page.locator('#do-lifted')).toHaveCount(0)
}

/** A letter as a PDF file. */
export async function saveLetter(page: Page): Promise<void> {
  await press(page, page.locator('#print-reply'))
  await landsOn(page.locator('#print-sheet'))
  await press(page, page.locator('#save-sheet'))
  await expect(page.getByRole('dialog').getByText(/\.pdf/)).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  await landsOn(page.locator('#print-reply'))
}

export async function exportAudit(page: Page): Promise<void> {
  await goTo(page, '#go-audit')
  await tabTo(page, page.locator('#export-audit'))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Đã lưu/)).toBeVisible({ timeout: 30_000 })
  await landsOn(page.locator('#export-audit'))
}
