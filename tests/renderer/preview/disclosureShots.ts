import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const choose = async (page: Page, item: string) => {
  await page.locator('#menu').click()
  await page.locator(item).click()
}
const verify = async (page: Page) => {
  await choose(page, '#go-audit')
  await page.locator('#verify-audit').click()
}

/** What supervisors look after. */
export const disclosing: Shot[] = [
  { name: 'disclosures', scene: 'disclosures', act: page => choose(page, '#go-disclosures') },
  { name: 'disclosures-none', scene: 'disclosures-none', act: page => choose(page, '#go-disclosures') },
  {
    name: 'audit',
    scene: 'audit',
    act: async page => {
      await verify(page)
      await page.locator('#audit-verdict').waitFor()
    },
  },
  {
    name: 'audit-altered',
    scene: 'audit-altered',
    act: async page => {
      await verify(page)
      await page.locator('#audit-verdict').waitFor()
      await page.locator('#audit-from').fill('31/02/2026')
    },
  },
  { name: 'audit-empty', scene: 'audit-empty', act: page => choose(page, '#go-audit') },
  {
    name: 'audit-verifying',
    scene: 'audit-verifying',
    act: async page => {
      await verify(page)
      await page.evaluate(() => window.fake.tell('audit:progress', { done: 640, total: 1284 }))
    },
  },
]
