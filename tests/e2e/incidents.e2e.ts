import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signIn, test } from './console.ts'

const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

test('[POL7] on an attack that loses customers’ data, Harmoor informs the authorities and the customers', async ({
  console: page,
  company,
}) => {
  test.slow()
  await company.enrol(company.counters.second, '001199011001', '+84912011001')
  await company.enrol(company.counters.second, '001199011002', '+84912011002')
  await signIn(page, company, 'supervisor')
  await page.getByRole('navigation').getByRole('link', { name: 'Sự cố dữ liệu' }).click()

  await page.getByLabel('Chuyện gì đã xảy ra').fill('Máy quầy mất trong đêm')
  await page.locator('#incident-store').selectOption('002')
  await page.locator('#incident-device').selectOption({ label: 'Quầy 1' })
  await page.getByLabel(/Cắt máy này/).check()
  await page.getByRole('button', { name: 'Mở sự cố' }).click()

  // Whoever else was enrolled there is affected too.
  const scope = page.getByText(/\d+ người trong phạm vi/)
  await expect(scope).toBeVisible()
  const affected = Number.parseInt((await scope.textContent()) ?? '', 10)
  expect(affected).toBeGreaterThanOrEqual(2)
  await expect(page.getByRole('row', { name: /N••• T••• Mẫu · ••••••••1001/ })).toBeVisible()
  await expect(page.getByText(/còn 7[12] giờ \d+ phút để báo cơ quan chức năng/)).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('navigation').getByRole('link', { name: 'Máy quầy' }).click()
  await expect(page.getByRole('row', { name: /002-01/ })).toContainText('Đã cắt từ')
  await page.getByRole('navigation').getByRole('link', { name: 'Tổng quan' }).click()
  await page.getByRole('link', { name: /để báo cơ quan chức năng/ }).click()

  await page.locator('#tell-text').fill('Máy được mã hoá; đã báo công an phường.')
  await page.getByRole('button', { name: 'Xem và in thư' }).click()
  const letters = page.getByRole('dialog').getByTestId('letter')
  await expect(letters).toContainText('Bộ Công an')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: 'Đóng' }).click()
  await page.getByRole('button', { name: 'Ghi là đã báo' }).click()
  await expect(page.getByText('Đã báo cơ quan chức năng, còn báo khách')).toBeVisible()

  // More comes to be known of when it happened, and then less again.
  const told = { store: '002', device: { label: 'Quầy 1' } }
  const keepScope = async (from: string, to: string) => {
    await page.locator('#incident-store').selectOption(told.store)
    await page.locator('#incident-device').selectOption(told.device)
    await page.locator('#incident-from').fill(from)
    await page.locator('#incident-to').fill(to)
    await page.locator('#scope-keep').click()
  }
  await keepScope('01/01/2020', '02/01/2020')
  await expect(scope).toHaveText(/^0 người/)
  await keepScope('', '')
  await expect(scope).toHaveText(new RegExp(`^${affected} người`))

  await page.locator('#tell-whom').selectOption('customers')
  await page.locator('#tell-count').fill(String(affected))
  await page.getByRole('button', { name: 'Xem và in thư' }).click()
  await expect(letters).toHaveCount(affected)
  await expect(letters.first()).toContainText('Nguyễn Thị Mẫu')
  await page.getByRole('button', { name: 'Đóng' }).click()
  await page.getByRole('button', { name: 'Ghi là đã báo' }).click()
  await expect(page.getByText('Đã báo đủ, còn kết thúc')).toBeVisible()

  await page.locator('#ending-text').fill('Máy không tìm lại được; khoá đã thay.')
  await page.getByRole('button', { name: 'Kết thúc sự cố' }).click()
  await expect(page.getByText('Đã kết thúc')).toBeVisible()
  await page.getByRole('button', { name: 'Xem và in báo cáo' }).click()
  await expect(letters).toContainText('Máy không tìm lại được; khoá đã thay.')
})
