import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import { giveConsent, handInDocument, save, signIn, typeContact } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { expect, specimen, test } from './counter.ts'
import { holder } from './holder.ts'

test('[POL4] facts go to a state agency only on request: approved, numbered, sealed, and no other facts than those', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const saves = join(folder, 'saves')
  const { page } = await launchApp({ env: { XDG_DOWNLOAD_DIR: saves } })
  const supervisor = headquarters.staff.find(({ role }) => role === 'supervisor')
  if (!supervisor) throw new Error('no supervisor')
  await signIn(page, clerkOf(headquarters))
  await handInDocument(page, specimen('id-2021-front.jpg'))
  await typeContact(page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(page)
  await save(page)
  await page.locator('#menu').click()
  await page.locator('#go-disclosures').click()
  await page.locator('#add-disclosure').click()
  await page.locator('#disclosure-member').fill(holder.folded)
  await page.locator('[data-member]').first().click()
  await page.locator('#demand-agency').fill('Công an tỉnh Mẫu')
  await page.locator('#demand-legalBasis').fill('Điều 9 Luật Mẫu')
  await page.locator('#demand-documentNumber').fill('12/CV-CA')
  await page.locator('#demand-documentDate').fill('20/11/2026')
  await page.locator('#disclose-fullName').check()
  await page.locator('#disclose-phone').check()
  const opened = page.context().waitForEvent('page')
  await page.locator('#send-demand').click()
  const window_ = await opened
  await expect(window_.locator('#detail-facts')).toHaveText('Họ và tên, Điện thoại')
  await window_.locator('#staff-number').fill(supervisor.staffNumber)
  await window_.locator('#pin').fill(supervisor.pin)
  await window_.locator('#approve').click()
  await expect(page.locator('[data-state="approved"]')).toContainText('Công an tỉnh Mẫu')
  await expect(page.locator('[data-export]')).toHaveCount(0)

  await page.locator('#sign-out').click()
  await signIn(page, supervisor)
  await page.locator('#menu').click()
  await page.locator('#go-disclosures').click()
  await page.locator('[data-export]').click()
  const passphrase = await page.locator('#disclosure-passphrase').textContent()
  const [name = ''] = await readdir(saves)
  const sealed = await readFile(join(saves, name))
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase ?? '')
  expect(JSON.parse(await decrypter.decrypt(sealed, 'text'))).toEqual({
    fullName: holder.fullName,
    phone: '+84912345678',
  })
  const hash = createHash('sha256').update(sealed).digest('hex')
  await expect(page.getByText(hash)).toBeVisible()
  await page.locator('#put-away').click()
  await expect(page.locator('#disclosure-passphrase')).toHaveCount(0)
  await expect(page.locator('[data-state="exported"]')).toContainText(/\d{3}-\d{2}\/\d{4}-0001/)
  await page.getByRole('button', { name: /^In thư/ }).click()
  const letter = page.getByRole('dialog')
  await expect(letter).toContainText(hash)
  await expect(letter).toContainText('12/CV-CA')
  expect(await letter.textContent()).not.toContain(holder.fullName)
})
