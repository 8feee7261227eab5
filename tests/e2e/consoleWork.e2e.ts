import type { Page } from '@playwright/test'
import { feedPage } from '../hq/counter.ts'
import { expect, signIn, test } from './console.ts'
import { choose, landsOn, press, tabTo, write } from './keys/hand.ts'

const goTo = (page: Page, name: string) =>
  press(page, page.getByRole('navigation').getByRole('link', { name }))

/** What the table beneath a chart says of one row; 0 where it has none. */
async function countOf(page: Page, chart: string, row: string): Promise<number> {
  const panel = page.getByRole('region', { name: chart })
  await panel.getByText('Xem bằng số').click()
  const cells = panel.getByRole('row', { name: new RegExp(`^${row} `) }).getByRole('cell')
  return (await cells.count()) === 0 ? 0 : Number(await cells.last().textContent())
}

test('headquarters sees how many enrol a day and at each store, what each counter has to send, and every receipt', async ({
  console: page,
  company,
}) => {
  const { second } = company.counters
  const today = new Intl.DateTimeFormat('vi-VN', {
    day: '2-digit',
    month: '2-digit',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
    .format(new Date())
    .replace('-', '/')
  await company.enrol(second, '001199012001', '+84912012001')
  await signIn(page, company, 'supervisor')
  const before = [
    await countOf(page, 'Đăng ký mỗi ngày', today),
    await countOf(page, 'Đăng ký theo cửa hàng', '002'),
  ]
  await company.enrol(second, '001199012002', '+84912012002')
  const member = await company.enrol(second, '001199012003', '+84912012003')
  await page.reload()
  await page.getByRole('navigation').waitFor()
  const after = [
    await countOf(page, 'Đăng ký mỗi ngày', today),
    await countOf(page, 'Đăng ký theo cửa hàng', '002'),
  ]
  expect(after).toEqual(before.map(count => count + 2))

  await feedPage(company.hq, second)
  await goTo(page, 'Máy quầy')
  await expect(page.getByRole('row', { name: /002-01/ })).toContainText(/\d\d:\d\d .*2 · 1 bị từ chối/)

  await page.goto(`${company.trial.url}/console/#/members/002.${member.body.memberId}`)
  await expect(page.getByRole('region', { name: 'Biên nhận' })).toContainText(String(member.sequence))
})

test('an administrator adds, promotes and dismisses staff by keys alone', async ({
  console: page,
  company,
}) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Cửa hàng')
  await press(page, page.getByRole('link', { name: /dùng thử/ }).first())
  await press(page, page.getByRole('button', { name: 'Thêm nhân viên' }))
  await write(page, page.getByLabel('Số nhân viên'), '4001')
  await write(page, page.getByLabel('Họ và tên'), 'Đinh Thị Bốn')
  await choose(page, page.getByRole('radio', { name: 'Nhân viên' }))
  await press(page, page.getByRole('button', { name: 'Lưu' }))
  await expect(page.locator('output')).toHaveText(/^\d{6}$/)
  await press(page, page.getByRole('button', { name: 'Xong' }))
  const row = page.getByRole('row', { name: /4001/ })
  await expect(row).toContainText('Đang làm')
  await press(page, row.getByRole('button', { name: 'Sửa' }))
  await choose(page, page.getByRole('radio', { name: 'Giám sát' }))
  await press(page, page.getByRole('button', { name: 'Lưu' }))
  await expect(row).toContainText('Giám sát')
  await press(page, row.getByRole('button', { name: 'Cho thôi việc' }))
  await landsOn(page.getByRole('dialog').getByRole('button', { name: 'Thôi', exact: true }))
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Cho thôi việc' }))
  await expect(row).toContainText('Thôi việc từ')
})

test('an administrator changes what needs a supervisor and publishes a notice by keys alone', async ({
  console: page,
  company,
}) => {
  await signIn(page, company, 'administrator')
  await goTo(page, 'Thiết lập')
  const address = page.getByRole('checkbox', { name: 'Địa chỉ' })
  await tabTo(page, address)
  await page.keyboard.press('Space')
  await expect(address).toBeChecked()
  await write(page, page.getByLabel('Khoá quầy sau bao nhiêu phút'), '7')
  await press(page, page.getByRole('button', { name: 'Lưu thiết lập' }))
  await expect(page.getByText('Đã lưu. Các quầy nhận khi liên lạc.')).toBeVisible()
  await page.reload()
  await expect(address).toBeChecked()
  await expect(page.getByLabel('Khoá quầy sau bao nhiêu phút')).toHaveValue('7')

  await write(page, page.getByLabel('Phiên bản'), '2027-01')
  await write(page, page.getByLabel('Văn bản tiếng Việt'), '# Thông báo')
  await write(page, page.getByLabel('Văn bản tiếng Anh'), '# Notice')
  await press(page, page.getByRole('button', { name: 'Ra thông báo mới' }))
  await expect(page.getByText('Đã ra thông báo 2027-01.')).toBeVisible()
  await expect(page.getByRole('row', { name: /^2027-01/ })).toBeVisible()
})
