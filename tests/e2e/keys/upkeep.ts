import { expect, type Page } from '@playwright/test'
import { landsOn, press, write } from './hand.ts'

/** A second thought leads back to the button; so does what was done. */
async function giveNewKey(page: Page): Promise<void> {
  await press(page, page.locator('#rekey'))
  await landsOn(page.locator('#rekey-not'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#rekey'))
  await page.keyboard.press('Enter')
  await landsOn(page.locator('#rekey-not'))
  await press(page, page.locator('#rekey-confirm'))
  await expect(page.locator('#rekey-done')).toBeVisible({ timeout: 60_000 })
  await landsOn(page.locator('#rekey'))
}

/** What a supervisor does for the counter itself, in the drawer that comes with F8 and goes with Escape. */
export async function lookAfterCounter(page: Page, scans: string): Promise<void> {
  await page.keyboard.press('F8')
  await landsOn(page.locator('#backup-now'))
  await page.keyboard.press('Enter')
  await expect(page.locator('#backup-done')).toBeVisible({ timeout: 30_000 })
  await landsOn(page.locator('#backup-now'))
  await write(page, page.locator('#retention-days'), '0')
  await page.keyboard.press('Enter')
  await expect(page.locator('#retention-days')).toHaveAttribute('aria-invalid', 'true')
  await write(page, page.locator('#retention-days'), '120')
  await press(page, page.locator('#retention-save'))
  await expect(page.locator('#retention-done')).toContainText('120')
  await landsOn(page.locator('#retention-save'))
  await write(page, page.locator('#scanner-folder'), scans)
  await press(page, page.locator('#scanner-save'))
  await expect(page.locator('#scanner-done')).toBeVisible()
  await landsOn(page.locator('#scanner-save'))
  await giveNewKey(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
