import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { giveConsent, save, signIn, typeContact } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { controller } from '../../src/domain/controller.ts'
import { storeRequests } from '../../src/hq/requesting/storeRequests.ts'
import { beside } from './beside.ts'
import { expect, test } from './counter.ts'
import { homesIn } from './homes.ts'
import { codeOf, customer, scanCode } from './scanCode.ts'

/** Enrols a customer, and begins a request of theirs from their page. */
async function enrolAndAsk(page: Page, kind: 'copy' | 'misuse', words: string): Promise<void> {
  await scanCode(page, codeOf(customer))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  await page.locator('[data-open-member]').first().click()
  await page.locator('#take-request').click()
  await page.locator(`#kind-${kind}`).check()
  await page.locator('#request-channel-in-person').check({ force: true })
  await page.locator('#request-by-member').check({ force: true })
  await page.locator('#request-check-document').check({ force: true })
  await page.locator('#request-description').fill(words)
  await page.locator('#save-request').click()
  await expect(page.locator('#request-due')).toBeVisible()
}

test('[POL8] customers may ask for their data: clocks, a copy that says who looked, an answer with its reason, a printed reply', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const downloads = join(folder, 'downloads')
  const { page } = await launchApp({ env: { ...homesIn(folder), XDG_DOWNLOAD_DIR: downloads } })
  await signIn(page, clerkOf(headquarters))
  await enrolAndAsk(page, 'copy', 'Muốn có bản sao thông tin của mình')
  await expect(page.locator('body')).toContainText('Nghị định 356/2025/NĐ-CP')

  await page.locator('#save-copy').click()
  await expect(page.locator('#copy-saved')).toContainText(downloads)
  const [file = ''] = readdirSync(downloads)
  expect(file).toMatch(/^harmoor-ban-sao-du-lieu-\d{8}-\d{6}\.json$/)
  const copy = JSON.parse(readFileSync(join(downloads, file), 'utf8'))
  expect(copy).toMatchObject({ facts: { number: customer.number, fullName: customer.fullName } })
  expect(copy.access.at(-1)).toMatchObject({ what: 'exported', kept: { purpose: 'rights-request' } })

  await page.locator('#act-completed').check({ force: true })
  await page.locator('#outcome-done').check({ force: true })
  await page.locator('#act-answer').fill('Đã giao bản sao cho khách')
  await page.locator('#act-reason').fill('Khách có quyền được cung cấp dữ liệu của mình')
  await page.locator('#do-completed').click()
  await expect(page.locator('#request-result')).not.toBeEmpty()
  await page.locator('#print-reply').click()
  const letter = page.getByTestId('letter').first()
  for (const said of [controller.name, controller.phone, 'Đã giao bản sao cho khách', 'Khách có quyền'])
    await expect(letter).toContainText(said)
})

test('[POL6] a customer tells of misuse: it stands on top here, and reaches headquarters as urgent', async ({
  app,
  headquarters,
}) => {
  const { page } = app
  await signIn(page, clerkOf(headquarters))
  await enrolAndAsk(page, 'misuse', 'Có người gọi điện xưng là Harmoor và biết số giấy tờ của tôi')
  await expect(page.locator('footer')).toContainText('Báo lộ thông tin: 1')
  const held = () =>
    beside(headquarters, ({ db }) => storeRequests(db, { storeCode: null, now: new Date().toISOString() }))
  await expect
    .poll(async () => (await held()).map(({ standing }) => standing), { timeout: 60_000 })
    .toEqual(['urgent'])
})
