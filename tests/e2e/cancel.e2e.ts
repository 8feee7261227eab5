import type { Page } from '@playwright/test'
import { giveConsent, save, signIn, typeContact, waitForConfirmation } from '../../build/drive/clerk.ts'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { controller } from '../../src/domain/controller.ts'
import { beside } from './beside.ts'
import { expect, test } from './counter.ts'
import { codeOf, customer, scanCode } from './scanCode.ts'

async function askToCancel(page: Page, number: string): Promise<void> {
  await page.locator('#cancel-number').fill(number)
  await page.locator('#cancel-requester-customer').check({ force: true })
  await page.locator('#cancel-member').click()
}

test('[POL5] data are stored until cancellation: asked by a clerk, approved on the spot, erased everywhere, and every place signs', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await scanCode(page, codeOf(customer))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  await waitForConfirmation(page)
  await page.locator('[data-open-member]').first().click()
  await page.locator('#leave').click()
  await askToCancel(page, '001199000999')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/./)

  const opened = page.context().waitForEvent('page')
  await askToCancel(page, customer.number)
  const supervisor = await opened
  await expect(supervisor.locator('#detail-requester')).toHaveText('Khách tự yêu cầu')
  const { staffNumber, pin } = supervisorOf(headquarters)
  await supervisor.locator('#staff-number').fill(staffNumber)
  await supervisor.locator('#pin').fill(pin)
  await supervisor.locator('#approve').click()

  const verdict = page.locator('#erasure-verdict')
  await expect(async () => {
    await page.locator('#erasure-again').click()
    await expect(verdict).toHaveAttribute('data-verdict', 'complete', { timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.locator('#erasure-places [data-state=erased]')).toHaveCount(2)
  const held = await beside(headquarters, ({ db }) => db.selectFrom('members').selectAll().execute())
  expect(held).toEqual([])

  await page.locator('#print-cancellation').click()
  const letter = page.getByTestId('letter').first()
  for (const said of [controller.name, 'Trụ sở', 'Quầy 1', 'có chữ ký xác nhận'])
    await expect(letter).toContainText(said)
  for (const fact of [customer.number, customer.fullName]) await expect(letter).not.toContainText(fact)
})

test('a representative’s asking that a supervisor turns away stays a request to be deleted, with who asked and its clock', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await scanCode(page, codeOf(customer))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  await page.locator('[data-open-member]').first().click()
  await page.locator('#leave').click()
  await page.locator('#cancel-number').fill(customer.number)
  await page.locator('#cancel-requester-representative').check({ force: true })
  await expect(page.locator('#cancel-member')).toBeDisabled()
  await page.locator('#cancel-representative').fill('Lê Văn Đại')
  const opened = page.context().waitForEvent('page')
  await page.locator('#cancel-member').click()
  const supervisor = await opened
  await expect(supervisor.locator('#detail-representative')).toHaveText('Lê Văn Đại')
  const { staffNumber, pin } = supervisorOf(headquarters)
  await supervisor.locator('#staff-number').fill(staffNumber)
  await supervisor.locator('#pin').fill(pin)
  await supervisor.locator('#rejection').fill('Chưa có giấy uỷ quyền')
  await supervisor.locator('#reject').click()
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Chưa có giấy uỷ quyền')
  const list = await page.evaluate(() => window.enrolment.call('requests:list', {}))
  const requestId = list.ok ? list.value[0]?.requestId : undefined
  const shown = await page.evaluate(
    id => window.enrolment.call('requests:show', { requestId: id }),
    requestId ?? '',
  )
  expect(shown.ok && shown.value).toMatchObject({
    kind: 'delete',
    representative: 'Lê Văn Đại',
    occasion: 'cancellation-turned-away',
    completedAt: null,
  })
})
