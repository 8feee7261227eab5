import type { Page } from '@playwright/test'
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

const added = { staffNumber: '3002', name: 'Sùng Văn Nhân Viên', pin: '640275' }

/** Begins without headquarters, and signs the first supervisor in. */
async function beginAlone(page: Page): Promise<void> {
  await page.locator('#alone-offer').click()
  await page.locator('#alone-store').fill('Harmoor Vùng Cao')
  await page.locator('#alone-name').fill(first.name)
  await page.locator('#alone-number').fill(first.staffNumber)
  await page.locator('#alone-pin').fill(first.pin)
  await page.locator('#alone-again').fill(first.pin)
  await page.locator('#alone-again').press('Enter')
  await noteRecoveryCode(page)
  await signIn(page, first)
}

async function typeNumberAndPin(page: Page, staffNumber: string, pin: string): Promise<void> {
  await page.locator('#staff-number').fill(staffNumber)
  await page.locator('#pin').fill(pin)
  await page.keyboard.press('Enter')
}

/** By keys alone: gives the PIN that was made, after it was told. */
async function addClerk(page: Page): Promise<string> {
  await page.locator('#menu').click()
  await page.locator('#go-staff').click()
  await page.locator('#add-staff').press('Enter')
  await expect(page.locator('#new-staff-number')).toBeFocused()
  await page.keyboard.type(added.staffNumber)
  await page.keyboard.press('Tab')
  await page.keyboard.type(added.name)
  await page.keyboard.press('Enter')
  await expect(page.locator('#made-pin-told')).toBeFocused()
  const made = (await page.locator('#made-pin').textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(page.locator('#made-pin')).toHaveCount(0)
  return made
}

test('at a counter that stands alone a supervisor adds a clerk, who enrols, and whose correction is co-signed', async ({
  launchApp,
}) => {
  const { page } = await launchApp({ alone: true })
  await beginAlone(page)
  const made = await addClerk(page)
  await page.locator('#sign-out').click()
  await typeNumberAndPin(page, added.staffNumber, made)
  await page.locator('#new-pin').fill(added.pin)
  await page.locator('#new-pin-again').fill(added.pin)
  await page.keyboard.press('Enter')

  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  await save(page)
  const shown = await proposeName(page, 'Lâm Thị Cẩm Vi')
  await expect(shown.locator('#asks')).toContainText(added.name)
  await shown.locator('#staff-number').fill(first.staffNumber)
  await shown.locator('#pin').fill(first.pin)
  await shown.locator('#approve').click()
  await expect.poll(() => namesLike(page, 'lam thi cam vi')).toHaveLength(1)

  await page.locator('#sign-out').click()
  await signIn(page, first)
  await page.locator('#menu').click()
  await page.locator('#go-staff').click()
  await page.locator(`#dismiss-${added.staffNumber}`).press('Enter')
  await expect(page.locator('#dismiss-keep')).toBeFocused()
  await page.locator('#dismiss-go').press('Enter')
  await expect(page.getByRole('row', { name: added.name })).toContainText('Không còn đăng nhập được')
  await page.locator('#sign-out').click()
  await typeNumberAndPin(page, added.staffNumber, added.pin)
  await expect(page.locator('[role=alert]').first()).not.toBeEmpty()
})

/** Asks for another name of whoever was enrolled last; gives the supervisor's window. */
async function proposeName(page: Page, to: string): Promise<Page> {
  const opened = page.context().waitForEvent('page')
  await page.evaluate(async to => {
    const recent = await window.enrolment.call('members:recent', {})
    const memberId = recent.ok ? (recent.value[0]?.memberId ?? '') : ''
    const changes = [{ fact: 'fullName' as const, from: 'Lâm Thị Cẩm Vy', to }]
    const asked = { correctionId: crypto.randomUUID(), memberId, changes, reason: 'Gõ nhầm tên' }
    void window.enrolment.call('approvals:request', asked)
  }, to)
  const shown = await opened
  await shown.locator('#approve').waitFor()
  return shown
}

async function namesLike(page: Page, typed: string): Promise<string[]> {
  const found = await page.evaluate(typed => window.enrolment.call('members:find', { typed }), typed)
  return found.ok ? found.value.map(member => member.maskedName) : []
}

test('a counter begins alone, enrols, joins headquarters later, and all that it holds is confirmed there', async ({
  launchApp,
  headquarters,
}) => {
  const app = await launchApp({ alone: true })
  const { page } = app
  await beginAlone(page)
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
