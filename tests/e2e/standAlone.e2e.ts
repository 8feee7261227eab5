import {
  giveConsent,
  handInDocument,
  nextCustomer,
  noteRecoveryCode,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { heldAtHeadquarters } from '../../src/cli/demo/atHeadquarters.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'
import { codeOf, scanCode } from './scanCode.ts'

const first = { staffNumber: '3001', name: 'Lò Thị Giám Sát', pin: '736251' }
const contact = { phone: '0912 345 678', email: 'khach.mau@example.com' }

test('a counter begins alone, enrols, joins headquarters later, and all that it holds is confirmed there', async ({
  launchApp,
  headquarters,
}) => {
  const app = await launchApp({ alone: true })
  const { page } = app
  await page.locator('#alone-offer').click()
  await page.locator('#alone-store').fill('Harmoor Vùng Cao')
  await page.locator('#alone-name').fill(first.name)
  await page.locator('#alone-number').fill(first.staffNumber)
  await page.locator('#alone-pin').fill(first.pin)
  await page.locator('#alone-again').fill(first.pin)
  await page.locator('#alone-again').press('Enter')
  await noteRecoveryCode(page)
  await signIn(page, first)
  await expect(page.locator('footer')).toContainText('Quầy chạy riêng')

  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  const card = await save(page)
  expect(card).toMatch(/^9\d{11}$/)
  await nextCustomer(page)

  await page.getByRole('button', { name: 'Quầy này' }).click()
  await page.locator('#join-later-url').fill(headquarters.url)
  await page.locator('#join-later-code').fill(headquarters.joinCode)
  await page.locator('#join-later').click()
  await expect(page.getByText('Quầy đã nối với trụ sở')).toBeVisible()
  await signIn(page, clerkOf(headquarters))
  await expect(page.locator('footer')).toContainText('Đã gửi hết', { timeout: 60_000 })

  const [held, ...others] = await heldAtHeadquarters(headquarters.folder)
  expect(others).toEqual([])
  expect(held).toMatchObject({
    ...{ cardNumber: card, receiptIsGenuine: true },
    facts: { number: holder.number, phone: '+84912345678' },
    consent: { receivedBy: first.staffNumber },
  })

  await handInDocument(page, specimen('id-2021-front.jpg'))
  await expect(page.locator('#fact-number-message')).toContainText('Có thể đã là hội viên')
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: 'Bỏ phiếu này' }).click()
  const other = { number: '079087654321', fullName: 'Đỗ Văn Mẫu', birth: '02031987', gender: 'Nam' } as const
  await scanCode(page, codeOf(other))
  await typeContact(page, { phone: '0912 345 679', email: 'khac@example.com' })
  await giveConsent(page)
  expect(await save(page)).toMatch(/^001/)
  await waitForConfirmation(page)
})
