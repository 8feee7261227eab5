import { expect, type Page } from '@playwright/test'
import type { TrialStaff } from '../../../build/drive/headquarters.ts'
import { scanCode } from '../scanCode.ts'
import { choose, landsOn, press, tabTo, write } from './hand.ts'

/** Signs in; at set-up the recovery code is noted first. */
export async function signIn(page: Page, { staffNumber, pin }: TrialStaff): Promise<void> {
  const number = page.locator('#staff-number')
  const group = page.locator('#recovery-last-group')
  await number.or(group).waitFor()
  if (await group.isVisible()) {
    const code = (await page.getByTestId('recovery-code').textContent()) ?? ''
    await landsOn(group)
    await page.keyboard.type(code.split('-').at(-1) ?? '')
    await page.keyboard.press('Enter')
  }
  await landsOn(number)
  await page.keyboard.type(staffNumber)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#pin'))
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#fact-number'))
}

/** Enrols a customer whose card was scanned, and begins the next form. */
export async function enrol(page: Page, code: string): Promise<void> {
  await scanCode(page, code)
  await write(page, page.locator('#fact-phone'), '0912345678')
  await write(page, page.locator('#fact-email'), 'khach.mau@example.com')
  for (const purpose of ['membership', 'contact'])
    await press(page, page.locator(`#purpose-${purpose}`), 'Space')
  await choose(page, page.locator('#method-spoken-witnessed'))
  await page.keyboard.press('Control+Enter')
  await landsOn(page.locator('#next-customer'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#fact-number'))
}

/** Who arrives on another page is told where: its heading has the focus. */
export const arrivesAt = (page: Page, heading: string) =>
  expect(page.getByRole('heading', { level: 2, name: heading })).toBeFocused()

/** Finds a member by number and opens the page. */
export async function find(page: Page, number: string): Promise<void> {
  await page.keyboard.press('F6')
  await landsOn(page.locator('#find-typed'))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await landsOn(page.locator('#fact-number'))
  await page.keyboard.press('F6')
  await landsOn(page.locator('#find-typed'))
  await page.keyboard.type(number)
  await press(page, page.getByRole('dialog').locator('[data-open-member]'))
  await arrivesAt(page, 'Hội viên')
}

/** Locks in the middle of a word, and unlocks: the word goes on where it was. */
export async function lockAndGoOn(page: Page, { pin }: TrialStaff): Promise<void> {
  await tabTo(page, page.locator('#fact-fullName'))
  await page.keyboard.type('Trần Văn ')
  await page.keyboard.press('Control+L')
  await landsOn(page.locator('#unlock-pin'))
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#fact-fullName'))
  await page.keyboard.type('Bình')
  await expect(page.locator('#fact-fullName')).toHaveValue('Trần Văn Bình')
}

/** The screen in English at once, and back, from anywhere. */
export async function changeLanguage(page: Page): Promise<void> {
  await tabTo(page, page.locator('#language-vi'), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator('#sign-out')).toHaveText('Sign out')
  await page.keyboard.press('ArrowLeft')
  await landsOn(page.locator('#language-vi'))
  await expect(page.locator('#sign-out')).toHaveText('Đăng xuất')
}
