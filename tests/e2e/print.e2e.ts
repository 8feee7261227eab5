import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import {
  giveConsent,
  handInDocument,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { runVerifyConsent } from '../../src/cli/verify/consent.ts'
import { controller } from '../../src/domain/controller.ts'
import { type PdfPage, readPdf } from '../pdf.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'
import { homesIn } from './homes.ts'

const grouped = (card: string) => card.replace(/(\d{4})(?=\d)/g, '$1 ')
const filesIn = (folder: string) => (existsSync(folder) ? readdirSync(folder).sort() : [])
const onlyPage = (pages: PdfPage[] = []): PdfPage => {
  const [first, ...more] = pages
  if (!first || more.length > 0) throw new Error(`${pages.length} pages instead of one`)
  return first
}
const contact = { phone: '0912 345 678', email: 'khach.mau@example.com' }

/** Saves the sheet that is open as it is, and in English; gives what stands in both files. */
async function saveInBoth(page: Page, downloads: string) {
  const before = filesIn(downloads)
  const files: string[] = []
  for (const language of ['vi', 'en']) {
    await page.locator(`#sheet-language-${language}`).check({ force: true })
    await page.locator('#save-sheet').click()
    await expect(page.getByText('Đã lưu:')).toContainText(downloads)
    await expect(page.locator('#close-sheet')).toBeFocused()
    const added = () => filesIn(downloads).filter(file => ![...before, ...files].includes(file))
    await expect.poll(added).toHaveLength(1)
    files.push(...added())
  }
  await page.keyboard.press('Escape')
  await expect(page.locator('#print-sheet')).toHaveCount(0)
  const papers = await Promise.all(files.map(file => readPdf(join(downloads, file))))
  for (const file of files) expect(readFileSync(join(downloads, file), 'latin1')).toContain('BeVietnamPro')
  return { files, vi: onlyPage(papers[0]), en: onlyPage(papers[1]) }
}

/** Lines of a PDF break where they like. */
const withoutBreaks = (text: string) => text.replace(/\s+/g, '')

test('[POL9] who is responsible, where and by what phone stands in the notice and on what is printed: receipt and card are looked at first, and saved as PDF in either language', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const downloads = join(folder, 'downloads')
  const { page } = await launchApp({ env: { ...homesIn(folder), XDG_DOWNLOAD_DIR: downloads } })
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await page.locator('#read-notice').click()
  const notice = page.getByRole('dialog')
  for (const said of ['Harmoor', 'Khu công nghiệp Nam Đồng Phú', controller.phone])
    await expect(notice).toContainText(said)
  await page.keyboard.press('Escape')
  await giveConsent(page)
  const card = await save(page)

  await page.locator('#print-receipt').click()
  await expect(page.locator('#print-sheet')).toBeFocused()
  const receipt = await saveInBoth(page, downloads)
  expect(receipt.vi.text).toContain('Phiếu xác nhận sự đồng ý')
  expect(receipt.en.text).toContain('Consent receipt')
  for (const { text, widthMm, heightMm } of [receipt.vi, receipt.en]) {
    for (const said of [controller.name, holder.fullName, grouped(card)]) expect(text).toContain(said)
    for (const said of [controller.address, controller.phone])
      expect(withoutBreaks(text)).toContain(withoutBreaks(said))
    expect([Math.round(widthMm), Math.round(heightMm)]).toEqual([148, 210])
  }
  for (const file of receipt.files) expect(file).toMatch(/^harmoor-phieu-dong-y-\d{8}-\d{6}( \(1\))?\.pdf$/)

  await page.locator('#print-card').click()
  const cards = await saveInBoth(page, downloads)
  expect(cards.vi.text).toContain('Thẻ hội viên')
  expect(cards.en.text).toContain('Membership card')
  for (const { text, widthMm, heightMm } of [cards.vi, cards.en]) {
    for (const said of [controller.name, holder.fullName, grouped(card)]) expect(text).toContain(said)
    expect(widthMm).toBeCloseTo(85.6, 0)
    expect(heightMm).toBeCloseTo(53.98, 0)
  }
})

test('the proof of a member’s consents is exported for a purpose, and each part of it can be checked', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const downloads = join(folder, 'downloads')
  const { page } = await launchApp({ env: { ...homesIn(folder), XDG_DOWNLOAD_DIR: downloads } })
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, contact)
  await giveConsent(page)
  const card = await save(page)
  await waitForConfirmation(page)
  await page.locator('#next-customer').click()
  await page.keyboard.press('F6')
  await page.locator('#find-typed').fill(card)
  await page.locator('[data-open-member]').first().click()
  await page.locator('#proof').click()
  await page.locator('#proof-for-rights-request').click()
  await expect(page.getByText('Đã lưu:')).toContainText(downloads)

  const [file = ''] = filesIn(downloads)
  expect(file).toMatch(/^harmoor-chung-cu-dong-y-\d{8}-\d{6}\.json$/)
  const said: string[] = []
  const listen = (line: string) => void said.push(line)
  const terminal = { say: listen, complain: listen, environment: {}, passphrase: async () => '' }
  expect(runVerifyConsent([join(downloads, file)], terminal)).toBe(0)
  expect(said.at(-2)).toMatch(/^ok: \d+ hold, 0 fail, 0 not shown$/)
})
