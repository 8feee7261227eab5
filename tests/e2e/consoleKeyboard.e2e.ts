import type { Locator, Page } from '@playwright/test'
import { expect, signIn, test } from './console.ts'
import { choose, landsOn, pick, press, tabTo, write } from './keys/hand.ts'
import { walk } from './keys/walk.ts'

/** Goes to a page by the menu. */
async function goTo(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('navigation').getByRole('link', { name }))
}
const arrivesAt = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name })).toBeFocused()

/** Cuts the second store's counter off, or lets it back in. */
async function cutOff(page: Page, act: 'Cắt máy này' | 'Cho dùng lại'): Promise<void> {
  const row = page.getByRole('row', { name: /002-01/ })
  await press(page, row.getByRole('button', { name: act }))
  if (act === 'Cắt máy này') await press(page, page.getByRole('dialog').getByRole('button', { name: act }))
  await expect(row).toContainText(act === 'Cắt máy này' ? 'Đã cắt từ' : 'Đang dùng')
}

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

test('a supervisor at headquarters decides cases by keys alone', async ({ console: page, company }) => {
  const { first, second } = company.counters
  const member = await company.enrol(first, '001199005601', '+84912005601')
  await company.correct(first, member, 'phone', '+84912005601', '+84912005602')
  await company.correct(first, member, 'phone', '+84912005601', '+84912005603')
  await company.enrol(second, '001199005601', '+84912005604')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Việc cần quyết')
  await arrivesAt(page, 'Việc cần quyết')
  const decide = async (one: Locator, decision: string) => {
    await press(page, one.getByRole('button', { name: 'Xem hai bản' }))
    await landsOn(one.getByLabel('Lý do quyết định'))
    await page.keyboard.type('Đã gọi khách hỏi lại')
    await press(page, one.getByRole('button', { name: decision }))
    await expect(one).toHaveCount(0)
  }
  await decide(page.getByRole('region', { name: /Sửa điện thoại/ }), 'Dùng bản đề nghị')
  await decide(page.getByRole('region', { name: /Một giấy tờ, hai thẻ/ }), 'Cùng một người')
  await choose(page, page.getByRole('radio', { name: 'Đã quyết' }))
  await expect(page.getByText('Dùng bản đề nghị, giamsat').first()).toBeVisible()
})

test('what came from a device that was cut off is looked at by keys alone', async ({
  console: page,
  company,
}) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Máy quầy')
  await arrivesAt(page, 'Máy quầy')
  await cutOff(page, 'Cắt máy này')
  await company.enrol(company.counters.second, '001199005701', '+84912005701')
  await cutOff(page, 'Cho dùng lại')
  await press(page, page.getByRole('button', { name: 'Đăng xuất' }))
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Cần xem lại')
  await arrivesAt(page, 'Cần xem lại')
  const review = page.getByRole('row', { name: /Máy đã bị cắt/ })
  await tabTo(page, review.getByLabel('Đã xem thấy gì'))
  await page.keyboard.type('Đã gọi quầy, đúng là nhân viên của cửa hàng')
  await press(page, review.getByRole('button', { name: 'Hợp lệ', exact: true }))
  await expect(page.getByText('Không có gì cần xem lại.')).toBeVisible()
  await arrivesAt(page, 'Cần xem lại')
})

test('an incident is opened, told of and ended by keys alone', async ({ console: page, company }) => {
  await company.enrol(company.counters.first, '001199005801', '+84912005801')
  await signIn(page, company, 'supervisor')
  await goTo(page, 'Sự cố dữ liệu')
  await arrivesAt(page, 'Sự cố dữ liệu')
  await write(page, page.getByLabel('Chuyện gì đã xảy ra'), 'Gửi nhầm thư cho khách khác')
  await pick(page, page.locator('#incident-store'), /^001/)
  await press(page, page.getByRole('button', { name: 'Mở sự cố' }))
  const affected = Number.parseInt((await page.getByText(/\d+ người trong phạm vi/).textContent()) ?? '', 10)
  await arrivesAt(page, 'Sự cố dữ liệu')
  await write(page, page.locator('#tell-text'), 'Đã báo công an phường')
  await press(page, page.getByRole('button', { name: 'Xem và in thư' }))
  await landsOn(page.getByRole('button', { name: 'Đóng' }))
  await expect(page.getByRole('dialog').getByTestId('letter')).toContainText('Bộ Công an')
  await page.keyboard.press('Escape')
  await landsOn(page.getByRole('button', { name: 'Xem và in thư' }))
  await press(page, page.getByRole('button', { name: 'Ghi là đã báo' }))
  await expect(page.getByText('Đã báo cơ quan chức năng, còn báo khách')).toBeVisible()
  await pick(page, page.locator('#tell-whom'), 'Khách hàng')
  await write(page, page.locator('#tell-count'), String(affected))
  await press(page, page.getByRole('button', { name: 'Ghi là đã báo' }))
  await expect(page.getByText('Đã báo đủ, còn kết thúc')).toBeVisible()
  await write(page, page.locator('#ending-text'), 'Đã thu lại thư')
  await press(page, page.getByRole('button', { name: 'Kết thúc sự cố' }))
  await expect(page.getByText('Đã kết thúc')).toBeVisible()
  // A note may still be added.
  await landsOn(page.locator('#ending-text'))
})
