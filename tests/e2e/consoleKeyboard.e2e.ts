import type { Page } from '@playwright/test'
import { expect, signIn, test } from './console.ts'
import { landsOn, press, tabTo } from './keys/hand.ts'
import { walk } from './keys/walk.ts'

/** Goes to a page by the menu. */
async function goTo(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('navigation').getByRole('link', { name }))
}
const arrivesAt = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeFocused()

test('an administrator makes a one-time code by keys alone', async ({ console: page, company }) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Cửa hàng')
  await arrivesAt(page, 'Cửa hàng')
  await press(page, page.getByRole('link', { name: /dùng thử/ }).first())
  await arrivesAt(page, 'Cửa hàng')
  const make = page.getByRole('button', { name: 'Lấy mã cho máy mới' })
  await press(page, make)
  await expect(page.locator('output')).toHaveText(/^\w{4}-\w{4}$/)
  await landsOn(page.getByRole('button', { name: 'Xong' }))
  await page.keyboard.press('Enter')
  await expect(page.locator('output')).toHaveCount(0)
  await landsOn(make)
  await tabTo(page, page.locator('#language-vi'), 'Shift+Tab')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
})

test('a supervisor at headquarters finds a member and shows the facts by keys alone', async ({
  console: page,
  company,
}) => {
  await company.enrol(company.counters.first, '001199005501', '+84912005501')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Hội viên')
  await landsOn(page.getByLabel('Tìm hội viên'))
  await page.keyboard.type('001199005501')
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('link', { name: 'Mở' }))
  await arrivesAt(page, 'Hội viên')
  await tabTo(page, page.getByLabel('Xem để làm gì?'))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Xem để làm gì?')).not.toHaveValue('')
  await press(page, page.getByRole('button', { name: 'Xem thông tin' }))
  await expect(page.getByText('Nguyễn Thị Mẫu')).toBeVisible()
  await landsOn(page.getByRole('button', { name: 'Che lại' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Thông tin được che.')).toBeVisible()
  await landsOn(page.getByRole('button', { name: 'Xem thông tin' }))
})

test('a device is cut off and let back in by keys alone, and a second thought leaves it as it is', async ({
  console: page,
  company,
}) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Máy quầy')
  await arrivesAt(page, 'Máy quầy')
  await walk(page)
  const row = page.getByRole('row', { name: /002-01/ })
  const cut = row.getByRole('button', { name: 'Cắt máy này' })
  await press(page, cut)
  await landsOn(page.getByRole('dialog').getByRole('button', { name: 'Thôi' }))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await landsOn(cut)
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Cắt máy này' }))
  await expect(row).toContainText('Đã cắt từ')
  const back = row.getByRole('button', { name: 'Cho dùng lại' })
  await landsOn(back)
  await page.keyboard.press('Enter')
  await expect(row).toContainText('Đang dùng')
  await landsOn(cut)
})
