import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { TrialStaff } from './headquarters.ts'

/** What a clerk does at the counter, by the same fields and keys. Nothing here knows what main does with it. */

/** Generous: sealing by passphrase is slow on purpose, and slower on a busy machine. */
const PATIENCE_MS = 60_000

/** @throws naming what did not come */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (Date.now() < deadline) {
    if (await holds()) return
    await pause(50)
  }
  throw new Error(`did not come: ${what}`)
}

export async function signIn(page: Page, staff: Pick<TrialStaff, 'staffNumber' | 'pin'>): Promise<void> {
  await page.locator('#staff-number, #recovery-last-group').waitFor({ timeout: PATIENCE_MS })
  if (await page.locator('#recovery-last-group').isVisible()) await noteRecoveryCode(page)
  await page.locator('#staff-number').fill(staff.staffNumber)
  await page.locator('#pin').fill(staff.pin)
  await page.locator('#pin').press('Enter')
  await page.locator('#fact-number').waitFor({ timeout: PATIENCE_MS })
}

/** At set-up: types the last group of the recovery code back, which shows that it is on paper. Gives the whole code. */
export async function noteRecoveryCode(page: Page): Promise<string> {
  const code = (await page.getByTestId('recovery-code').textContent({ timeout: PATIENCE_MS })) ?? ''
  await page.locator('#recovery-last-group').fill(code.split('-').at(-1) ?? '')
  await page.locator('#recovery-last-group').press('Enter')
  await page.locator('#staff-number').waitFor({ timeout: PATIENCE_MS })
  return code
}

/** Sets the passphrase of a machine without a keychain, or gives it again. */
export async function givePassphrase(page: Page, passphrase: string): Promise<void> {
  await page.locator('#passphrase').fill(passphrase)
  const again = page.locator('#passphrase-again')
  if (await again.isVisible()) await again.fill(passphrase)
  await page.locator('#passphrase').press('Enter')
}

/** Hands over a document as a file, and waits until its number is in the form. */
export async function handInDocument(page: Page, file: string): Promise<void> {
  await page.locator('#document-file').setInputFiles(file)
  await until(
    'the number read from the document',
    async () => (await page.locator('#fact-number').inputValue()) !== '',
  )
}

export interface Contact {
  phone: string
  email: string
}

export async function typeContact(page: Page, { phone, email }: Contact): Promise<void> {
  await page.locator('#fact-phone').fill(phone)
  await page.locator('#fact-email').fill(email)
}

export async function giveConsent(
  page: Page,
  purposes: readonly string[] = ['membership', 'contact'],
): Promise<void> {
  for (const purpose of purposes) await page.locator(`#purpose-${purpose}`).check()
  await page.locator('#method-signature').check({ force: true })
}

/** Saves; gives the card number as the customer sees it, without its spaces. */
export async function save(page: Page): Promise<string> {
  await page.locator('#save').click()
  return cardNumber(page)
}

export async function cardNumber(page: Page): Promise<string> {
  const shown = await page.getByTestId('card-number').textContent({ timeout: PATIENCE_MS })
  return (shown ?? '').replace(/\s/g, '')
}

export async function waitForConfirmation(page: Page): Promise<void> {
  await page.locator('[data-delivery=confirmed]').waitFor({ timeout: PATIENCE_MS })
}

/** The id of headquarters' receipt as the result shows it, or null when it shows none. */
export async function shownReceipt(page: Page): Promise<string | null> {
  const result = await page.locator('[data-delivery=confirmed]').textContent()
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(result ?? '')?.[0] ?? null
}

export async function nextCustomer(page: Page): Promise<void> {
  await page.locator('#next-customer').click()
  await page.locator('#fact-number').waitFor({ timeout: PATIENCE_MS })
}

/** Which of the doors before the enrolment screen is there. */
export async function atDoor(page: Page): Promise<'passphrase' | 'sign-in'> {
  const passphrase = page.locator('#passphrase')
  await passphrase
    .or(page.locator('#staff-number, #recovery-last-group'))
    .first()
    .waitFor({ timeout: PATIENCE_MS })
  return (await passphrase.isVisible()) ? 'passphrase' : 'sign-in'
}
