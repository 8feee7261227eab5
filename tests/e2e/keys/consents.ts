import { expect, type Page } from '@playwright/test'
import { choose, landsOn, press } from './hand.ts'

/** The customer's own hand on the pad: the one thing here that no key can do, since its path is what it says. */
async function drawAsCustomer(page: Page): Promise<void> {
  const box = await page.locator('#signature-pad').boundingBox()
  if (!box) throw new Error('no pad to sign on')
  await page.mouse.move(box.x + 0.2 * box.width, box.y + 0.5 * box.height)
  await page.mouse.down()
  for (let step = 1; step <= 30; step += 1) {
    const [along, up] = [0.2 + step / 60, 0.5 + 0.2 * Math.sin(step)]
    await page.mouse.move(box.x + along * box.width, box.y + up * box.height)
  }
  await page.mouse.up()
}

/** The pad is opened, left, come back to and done with by keys; between them the customer signs. */
async function haveSigned(page: Page): Promise<void> {
  await press(page, page.locator('#open-pad'))
  await page.locator('#signature-pad').waitFor()
  await page.keyboard.press('Escape')
  await landsOn(page.locator('#open-pad'))
  await page.keyboard.press('Enter')
  await drawAsCustomer(page)
  await press(page, page.locator('#undo-stroke'))
  await press(page, page.locator('#redo-stroke'))
  await press(page, page.locator('#signed'))
  await landsOn(page.locator('#open-pad'))
}

/** A member is asked anew, and signs. */
export async function askAnew(page: Page, number: string): Promise<void> {
  await page.keyboard.press('F6')
  await landsOn(page.locator('#find-typed'))
  await page.keyboard.type(number)
  const found = page.getByRole('dialog').getByRole('button', { name: 'Sự đồng ý' })
  await press(page, found)
  await press(page, page.locator('#ask-again'))
  await landsOn(page.locator('#renew-language-vi'))
  await press(page, page.locator('#renew-membership'), 'Space')
  await choose(page, page.locator('#renew-method-pad'))
  await haveSigned(page)
  await press(page, page.locator('#renew-now'))
  await expect(page.getByText('Đã lưu câu trả lời của khách.')).toBeVisible()
  await landsOn(page.locator('#print-consents'))
  await page.keyboard.press('Escape')
  await landsOn(found)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
