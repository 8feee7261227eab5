import { expect, type Page } from '@playwright/test'
import type { TrialStaff } from '../../../build/drive/headquarters.ts'
import { choose, coSign, goTo, landsOn, press, write } from './hand.ts'

/** The window in which a supervisor is asked comes, and is put off: nobody has time. */
async function putOff(page: Page, ask: () => Promise<void>): Promise<void> {
  const opened = page.context().waitForEvent('page')
  await ask()
  const shown = await opened
  await landsOn(shown.locator('#staff-number'))
  await press(shown, shown.locator('#put-off'))
}

/** A membership should end and nobody is there to sign: it is a request to be deleted, with its clock. */
export async function putOffCancellation(page: Page, number: string): Promise<void> {
  await press(page, page.locator('#leave'))
  await write(page, page.locator('#cancel-number'), number)
  await choose(page, page.locator('#cancel-requester-customer'))
  await putOff(page, () => press(page, page.locator('#cancel-member')))
  await expect(page.getByRole('dialog')).toContainText('Đã ghi thành yêu cầu xoá')
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Giữ hội viên' }))
  await landsOn(page.locator('#leave'))
}

/** A refusal of a request is a supervisor's, and waits. */
export async function putOffRefusal(page: Page): Promise<void> {
  await goTo(page, '#go-requests')
  await press(page, page.locator('[data-request] button').first())
  await expect(page.locator('#page-heading')).toBeFocused()
  await choose(page, page.locator('#act-completed'))
  await choose(page, page.locator('#outcome-refused'))
  await write(page, page.locator('#act-answer'), 'Chưa làm được')
  await write(page, page.locator('#act-reason'), 'Chưa rõ là ai')
  await putOff(page, () => press(page, page.locator('#do-completed')))
  await expect(page.locator('#request-result')).toContainText('Chờ giám sát duyệt')
}

/** What waits is decided from the queue; the queue is then empty. */
export async function decideLater(page: Page, supervisor: TrialStaff): Promise<void> {
  await goTo(page, '#go-approvals')
  const opened = page.context().waitForEvent('page')
  await press(page, page.locator('#decide-next'))
  await coSign(await opened, supervisor)
  await expect(page.locator('[data-proposal]')).toHaveCount(0)
  await expect(page.locator('#page-heading')).toBeFocused()
}
