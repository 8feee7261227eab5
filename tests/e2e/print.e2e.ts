import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveConsent, handInDocument, save, signIn, typeContact } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { controller } from '../../src/domain/controller.ts'
import { readPdf } from '../pdf.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'
import { homesIn } from './homes.ts'

const contact = { phone: '0912 345 678', email: 'khach.mau@example.com' }

test('the customer’s consent receipt is looked at first, and saved as a PDF in either language', async ({
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
  await page.locator('#print-receipt').click()
  await expect(page.locator('#print-sheet')).toBeFocused()

  await page.locator('#save-sheet').click()
  await expect(page.getByText('Đã lưu:')).toContainText(downloads)
  await expect(page.locator('#close-sheet')).toBeFocused()
  await page.locator('#sheet-language-en').check({ force: true })
  await page.locator('#save-sheet').click()
  await expect(page.getByText('Đã lưu:')).toContainText(downloads)
  await page.keyboard.press('Escape')
  await expect(page.locator('#print-sheet')).toHaveCount(0)

  const files = readdirSync(downloads).sort()
  expect(files).toHaveLength(2)
  const grouped = card.replace(/(\d{4})(?=\d)/g, '$1 ')
  const said = { vi: 'Phiếu xác nhận sự đồng ý', en: 'Consent receipt' }
  const receipts = await Promise.all(files.map(file => readPdf(join(downloads, file))))
  for (const [at, title] of Object.values(said).entries()) {
    const [paper, ...more] = receipts[at] ?? []
    expect(more).toEqual([])
    for (const text of [controller.name, title, holder.fullName, grouped]) expect(paper?.text).toContain(text)
    expect(paper?.widthMm).toBeCloseTo(148, 0)
    expect(paper?.heightMm).toBeCloseTo(210, 0)
  }
  for (const file of files) {
    expect(file).toMatch(/^harmoor-phieu-dong-y-\d{8}-\d{6}( \(1\))?\.pdf$/)
    expect(readFileSync(join(downloads, file), 'latin1')).toContain('BeVietnamPro')
  }
})
