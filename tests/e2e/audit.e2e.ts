import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signIn } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { type AuditLink, verifyChain } from '../../src/domain/audit/chain.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { expect, test } from './counter.ts'

test('a supervisor sees who did what, that nobody altered it, and takes the log along as a file', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const saves = join(folder, 'saves')
  const { page } = await launchApp({ env: { XDG_DOWNLOAD_DIR: saves } })
  const supervisor = headquarters.staff.find(({ role }) => role === 'supervisor')
  if (!supervisor) throw new Error('no supervisor')
  await signIn(page, clerkOf(headquarters))
  expect(await page.evaluate(() => window.enrolment.call('audit:verify', {}))).toMatchObject({
    fault: { code: 'not-allowed' },
  })
  await page.locator('#sign-out').click()
  await signIn(page, supervisor)
  await page.locator('#menu').click()
  await page.locator('#go-audit').click()
  await page.locator('#verify-audit').click()
  await expect(page.locator('#audit-verdict')).toContainText('Nhật ký nguyên vẹn')
  await page.locator('#audit-actor').selectOption(supervisor.staffNumber)
  await page.keyboard.press('Enter')
  await page.locator('#audit-search').click()
  await expect(page.locator('[data-action]')).toHaveCount(1)
  await expect(page.locator('[data-action="staff.signed-in"]')).toContainText('Đăng nhập')
  await page.locator('#export-audit').click()
  await expect(page.getByText('Đã lưu toàn bộ nhật ký')).toBeVisible()
  const [name = ''] = await readdir(saves)
  const lines = (await readFile(join(saves, name), 'utf8')).trimEnd().split('\n')
  const links = lines.map(line => JSON.parse(line) as AuditLink)
  expect(verifyChain(links, sha256).ok).toBe(true)
  expect(links.at(-1)).toMatchObject({ action: 'audit.exported', actor: supervisor.staffNumber })
})
