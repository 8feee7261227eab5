import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import {
  giveConsent,
  handInDocument,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf, supervisorOf } from '../../build/drive/headquarters.ts'
import { expect, specimen, test } from './counter.ts'

/** As the specimen's code says. */
const NAME = 'Lâm Thị Cẩm Vy'
/** Enrols a customer; gives the id of the member. */
async function enrolOne(page: Page): Promise<string> {
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  const reply = await page.evaluate(() => window.enrolment.call('members:recent', {}))
  if (!reply.ok || !reply.value[0]) throw new Error('nobody was enrolled')
  return reply.value[0].memberId
}

/** The member's document is read again, for a correction. */
async function readAgain(page: Page, memberId: string) {
  const bytes = [...readFileSync(specimen('id-2021-front.jpg'))]
  const read = await page.evaluate(
    ([bytes, memberId]) =>
      window.enrolment.call('documents:read', {
        bytes: new Uint8Array(bytes),
        readFor: 'correction',
        memberId,
      }),
    [bytes, memberId] as const,
  )
  expect(read.ok && read.value.fields.fullName?.value).toBe(NAME)
}

/** The clerk proposes; gives the supervisor's window, and what the clerk is answered in the end. */
async function propose(page: Page, memberId: string, to: string) {
  const opened = page.context().waitForEvent('page')
  const answered = page.evaluate(
    ([memberId, from, to]) =>
      window.enrolment.call('approvals:request', {
        correctionId: crypto.randomUUID(),
        memberId,
        changes: [{ fact: 'fullName', from, to }],
        reason: 'Gõ nhầm tên',
      }),
    [memberId, NAME, to] as const,
  )
  // Where main refuses, no window opens: the answer says why.
  const refused = answered.then(answer => {
    throw new Error(JSON.stringify(answer))
  })
  const window_ = await Promise.race([opened, refused])
  refused.catch(() => {})
  await window_.locator('#approve').waitFor()
  return { window: window_, answered }
}

async function sign(
  window_: Page,
  { staffNumber, pin }: { staffNumber: string; pin: string },
  button: string,
) {
  await window_.locator('#staff-number').fill(staffNumber)
  await window_.locator('#pin').fill(pin)
  await window_.locator(button).click()
}

test('a supervisor approves in a window of their own, and the clerk’s session goes on', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, clerk)
  const memberId = await enrolOne(page)
  const { window: shown, answered } = await propose(page, memberId, 'Lâm Thị Cẩm Vi')
  await expect(shown.locator('#asks')).toContainText(clerk.staffNumber)
  await expect(shown.locator('#change-fullName td')).toHaveText([NAME, 'Lâm Thị Cẩm Vi'])
  await expect(shown.locator('#reason')).toHaveText('Gõ nhầm tên')
  // The clerk's page cannot answer for the supervisor, nor this window for the clerk.
  const asClerk = await page.evaluate(() => window.enrolment.call('coSign:asked', {}))
  expect(asClerk).toEqual({ ok: false, fault: { code: 'untrusted-sender' } })
  const asWindow = await shown.evaluate(() => window.enrolment.call('members:recent', {}))
  expect(asWindow).toEqual({ ok: false, fault: { code: 'untrusted-sender' } })
  await sign(shown, clerk, '#approve')
  await expect(shown.locator('[role=alert]')).toContainText('Không ai duyệt được đề nghị của chính mình')
  await sign(shown, supervisor, '#approve')
  expect(await answered).toEqual({ ok: true, value: { outcome: 'approved' } })
  await expect(page.locator('footer')).toContainText(clerk.staffNumber === '1001' ? 'Nhân viên' : '')
  const found = await page.evaluate(() => window.enrolment.call('members:find', { typed: 'lam thi cam vi' }))
  expect(found.ok && found.value.map(member => member.memberId)).toEqual([memberId])
})

async function openQueue(page: Page) {
  await page.locator('#menu').click()
  await page.locator('#go-approvals').click()
}

/** What the queue says of its only entry, that long after it was made. */
async function expectAge(
  page: Page,
  { hours, minutes = 0 }: { hours: number; minutes?: number },
  text: string,
  tone: 'warn' | null,
) {
  const reply = await page.evaluate(() => window.enrolment.call('approvals:list', {}))
  const madeAt = reply.ok ? reply.value.waiting[0]?.madeAt : undefined
  if (!madeAt) throw new Error('nothing waits')
  await page.clock.setFixedTime(Date.parse(madeAt) + (hours * 60 + minutes) * 60_000)
  await openQueue(page)
  const age = page.locator('[data-proposal] [data-age]')
  await expect(age).toContainText(text)
  await expect(age.locator('[data-tone=warn]')).toHaveCount(tone === 'warn' ? 1 : 0)
  await page.locator('#back').click()
}

test('what was not approved at once waits in the queue with its age, and a rejection reaches the clerk', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  const memberId = await enrolOne(page)
  await readAgain(page, memberId)
  const { window: shown, answered } = await propose(page, memberId, 'Lâm Thị Cẩm Vi')
  await shown.locator('#put-off').click()
  expect(await answered).toEqual({ ok: true, value: { outcome: 'queued' } })
  await expectAge(page, { hours: 2, minutes: 5 }, '2 giờ 5 phút', null)
  await expectAge(page, { hours: 72 }, '3 ngày · đã lâu', 'warn')
  await openQueue(page)
  const opened = page.context().waitForEvent('page')
  await page.locator('#decide-next').click()
  const again = await opened
  // What the document itself says stands beside before and after, by main's own reading, later too.
  await expect(again.locator('#change-fullName td')).toHaveText([NAME, 'Lâm Thị Cẩm Vi', NAME])
  await sign(again, supervisorOf(headquarters), '#reject')
  await expect(again.locator('#rejection-message')).toContainText('Hãy ghi lý do')
  await again.locator('#rejection').fill('Giấy tờ ghi khác')
  await again.locator('#reject').click()
  await expect(page.locator('#turned-away')).toContainText('Giấy tờ ghi khác')
  await expect(page.locator('footer')).toContainText('Bị từ chối duyệt: 1')
  await expect(page.locator('[data-proposal]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Tôi đã đọc' }).click()
  await expect(page.locator('#turned-away')).toContainText('(đã đọc)')
  await expect(page.locator('footer')).not.toContainText('Bị từ chối duyệt')
})

/** A card whose number the clerk has changed, put before the question what is to become of that. */
async function changeReadNumber(page: Page): Promise<{ read: string; changed: string }> {
  await handInDocument(page, specimen('id-2021-front.jpg'))
  const number = page.locator('#fact-number')
  const read = await number.inputValue()
  const changed = `${read.slice(0, -1)}${(Number(read.at(-1)) + 1) % 10}`
  await number.fill(changed)
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('#change-number td')).toHaveText([read, changed])
  return { read, changed }
}

test('with no supervisor at hand a customer is enrolled as the card says, and the change waits in the queue', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  const { read, changed } = await changeReadNumber(page)
  await page.locator('#override-reason').fill('Thẻ in sai số cuối')
  await page.locator('#let-wait').click()
  await expect(page.getByText('Phần sửa đang chờ giám sát duyệt')).toBeVisible()
  await openQueue(page)
  await expect(page.locator('[data-proposal]')).toHaveCount(1)
  const opened = page.context().waitForEvent('page')
  await page.locator('#decide-next').click()
  const shown = await opened
  // As it stands, as it is to be, and what main read of the document then.
  await expect(shown.locator('#change-number td')).toHaveText([read, changed, read])
  await sign(shown, supervisorOf(headquarters), '#approve')
  await expect(page.locator('[data-proposal]')).toHaveCount(0)
  const found = await page.evaluate(typed => window.enrolment.call('members:find', { typed }), changed)
  expect(found.ok && found.value).toHaveLength(1)
})

test('a number that the card’s code gave is kept otherwise only with a supervisor’s word', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  const { read, changed } = await changeReadNumber(page)
  await page.keyboard.press('Enter')
  await expect(page.locator('#override-reason-message')).toContainText('Hãy ghi vì sao')
  await page.locator('#override-reason').fill('Thẻ in sai số cuối')
  const opened = page.context().waitForEvent('page')
  await page.keyboard.press('Enter')
  const shown = await opened
  await expect(shown.locator('#about')).toHaveText('Sửa mục đã đọc từ giấy tờ')
  await expect(shown.locator('#change-number td')).toHaveText([read, changed])
  await sign(shown, supervisorOf(headquarters), '#approve')
  await waitForConfirmation(page)
  const found = await page.evaluate(typed => window.enrolment.call('members:find', { typed }), changed)
  expect(found.ok && found.value).toHaveLength(1)
})

test('a supervisor who types in their window is somebody, and is warned there before the counter locks', async ({
  launchApp,
  headquarters,
}) => {
  const { page } = await launchApp({ env: { HARMOOR_IDLE_SECONDS: '35' } })
  await signIn(page, clerkOf(headquarters))
  const memberId = await enrolOne(page)
  const { window: shown, answered } = await propose(page, memberId, 'Lâm Thị Cẩm Vi')
  await shown.locator('#rejection').focus()
  const began = Date.now()
  // Longer than the counter waits for anybody: the clerk's window lies behind, untouched.
  while (Date.now() - began < 40_000) {
    await shown.keyboard.type('x')
    await shown.waitForTimeout(1_000)
  }
  await expect(shown.locator('#rejection')).toHaveValue(/^x{20,}$/)
  await expect(shown.locator('#idle-warning')).toContainText('Quầy sắp khoá', { timeout: 20_000 })
  await shown.keyboard.press('Shift')
  await expect(shown.locator('#idle-warning')).toHaveCount(0)
  const asClerk = await page.evaluate(() => window.enrolment.call('coSign:touch', {}))
  expect(asClerk).toEqual({ ok: false, fault: { code: 'untrusted-sender' } })
  // Whom nobody waits for any more: the window closes, and what was asked waits in the queue.
  expect(await answered).toEqual({ ok: true, value: { outcome: 'queued' } })
  await expect(page.locator('#unlock-pin')).toBeVisible()
})

test('a supervisor who reset the clerk’s PIN cannot approve what the clerk asks, and is told what to do', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  const [clerk, supervisor] = [clerkOf(headquarters), supervisorOf(headquarters)]
  await signIn(page, supervisor)
  const made = await page.evaluate(
    staffNumber => window.enrolment.call('staff:resetPin', { staffNumber }),
    clerk.staffNumber,
  )
  if (!made.ok) throw new Error(made.fault.code)
  await page.locator('#sign-out').click()
  await page.locator('#staff-number').fill(clerk.staffNumber)
  await page.locator('#pin').fill(made.value.pin)
  await page.keyboard.press('Enter')
  await page.locator('#new-pin').fill('640275')
  await page.locator('#new-pin-again').fill('640275')
  await page.keyboard.press('Enter')
  const memberId = await enrolOne(page)
  const { window: shown, answered } = await propose(page, memberId, 'Lâm Thị Cẩm Vi')
  await sign(shown, supervisor, '#approve')
  await expect(shown.locator('[role=alert]')).toContainText('Hai người này không duyệt được cho nhau')
  await expect(shown.locator('[role=alert]')).toContainText('Mời một giám sát khác duyệt')
  await shown.locator('#put-off').click()
  expect(await answered).toEqual({ ok: true, value: { outcome: 'queued' } })
})
