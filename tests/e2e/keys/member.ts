import { expect, type Page } from '@playwright/test'
import type { TrialStaff } from '../../../build/drive/headquarters.ts'
import { choose, coSign, landsOn, press, write } from './hand.ts'

/** Shows the facts for a purpose, and masks them again. */
export async function reveal(page: Page, name: string): Promise<void> {
  const shown = page.locator('#member-facts [data-fact=fullName] dd')
  await press(page, page.locator('#show-facts'))
  await landsOn(page.locator('#show-for-service'))
  await page.keyboard.press('Escape')
  await landsOn(page.locator('#show-facts'))
  await page.keyboard.press('Enter')
  await press(page, page.locator('#show-for-contact'))
  await expect(shown).toHaveText(name)
  await landsOn(page.locator('#hide-facts'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#show-facts'))
  await expect(shown).not.toHaveText(name)
}

async function type(page: Page, fact: string, value: string, reason: string): Promise<void> {
  await press(page, page.locator('#correct'))
  await press(page, page.locator(`#correct-${fact}`), 'Space')
  await write(page, page.locator(`#new-${fact}`), value)
  await write(page, page.locator('#correction-reason'), reason)
}

/** No supervisor is needed. */
export async function correctPhone(page: Page): Promise<void> {
  await type(page, 'phone', '0987654321', 'Khách đổi số')
  await press(page, page.locator('#send-correction'))
  await expect(page.locator('#correction-outcome')).toContainText('Đã sửa')
  await landsOn(page.locator('#correct'))
}

/** Gives the window in which a supervisor is asked. */
async function proposeName(page: Page, name: string): Promise<Page> {
  await type(page, 'fullName', name, 'Khách đổi tên')
  const opened = page.context().waitForEvent('page')
  await press(page, page.locator('#send-correction'))
  return opened
}

export async function correctName(page: Page, supervisor: TrialStaff): Promise<void> {
  await coSign(await proposeName(page, 'Nguyễn Thị Mới'), supervisor)
  await expect(page.locator('#correction-outcome')).toContainText('Giám sát đã duyệt, đã sửa')
  await landsOn(page.locator('#correct'))
}

/** Nobody has time just now: the proposal waits in the queue. */
export async function putOff(page: Page): Promise<void> {
  const shown = await proposeName(page, 'Nguyễn Thị Khác')
  await landsOn(shown.locator('#staff-number'))
  await press(shown, shown.locator('#put-off'))
  await expect(page.locator('#correction-outcome')).not.toBeEmpty()
  await landsOn(page.locator('#correct'))
}

/** What follows is told first; a second thought leads back to the button. */
export async function withdraw(page: Page): Promise<void> {
  await press(page, page.locator('#withdraw-contact'))
  await landsOn(page.locator('#withdrawal-in-person'))
  await press(page, page.locator('#withdraw-not'))
  await landsOn(page.locator('#withdraw-contact'))
  await page.keyboard.press('Enter')
  await expect(page.locator('#member-consents')).toContainText('Harmoor sẽ không gọi, nhắn tin')
  await choose(page, page.locator('#withdrawal-in-person'))
  await press(page, page.locator('#withdraw-now'))
  await expect(page.getByText('Đã rút lại.')).toBeVisible()
  await expect(page.locator('#withdraw-contact')).toHaveCount(0)
  await landsOn(page.locator('#print-consents'))
}

/** The card as it will be printed. @param meanwhile what is done while it is there. */
export async function lookAtCard(page: Page, meanwhile?: () => Promise<void>): Promise<void> {
  await press(page, page.locator('#card'))
  await landsOn(page.locator('#card-for-service'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#print-sheet'))
  await meanwhile?.()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await landsOn(page.locator('#card'))
}

/** The number is read again, and the supervisor at work signs. */
export async function cancel(page: Page, number: string, { pin }: TrialStaff): Promise<void> {
  await press(page, page.locator('#leave'))
  await landsOn(page.locator('#cancel-number'))
  await page.keyboard.press('Escape')
  await landsOn(page.locator('#leave'))
  await page.keyboard.press('Enter')
  await write(page, page.locator('#cancel-number'), number)
  // What is typed does not go by a key pressed in passing.
  await page.keyboard.press('Escape')
  await expect(page.locator('#cancel-number')).toHaveValue(number)
  await choose(page, page.locator('#cancel-requester-customer'))
  await write(page, page.locator('#cancel-pin'), pin)
  await press(page, page.locator('#cancel-member'))
  await expect(page.locator('#erasure-verdict')).toBeVisible()
  await expect(page.locator('#page-heading')).toBeFocused()
}
