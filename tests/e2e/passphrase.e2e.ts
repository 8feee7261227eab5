import { givePassphrase, signIn } from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { expect, test } from './counter.ts'

const passphrase = 'mười hai con vịt đi chợ'

test('without a system keychain the app says so, and opens by passphrase now and at the next start', async ({
  launchApp,
  headquarters,
}) => {
  const app = await launchApp({ keychain: false })
  await expect(app.page.locator('form')).toContainText('không có kho khoá của hệ điều hành')
  await givePassphrase(app.page, passphrase)
  await signIn(app.page, clerkOf(headquarters))
  await app.restart()
  await givePassphrase(app.page, 'một cụm mật khẩu khác hẳn')
  await expect(app.page.getByRole('alert')).not.toBeEmpty()
  await expect(app.page.locator('#passphrase')).toBeVisible()
  await givePassphrase(app.page, passphrase)
  await signIn(app.page, clerkOf(headquarters))
})
