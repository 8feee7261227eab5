import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const openMember = async (page: Page) => {
  await page.keyboard.press('F6')
  await page.locator('#find-typed').fill('nguyen mau')
  await page.locator('[data-open-member]').first().click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}
const show = async (page: Page) => {
  await openMember(page)
  await page.locator('#show-facts').click()
}

const correct = async (page: Page) => {
  await openMember(page)
  await page.locator('#correct').click()
  await page.locator('#correct-fullName').check()
  await page.locator('#correct-phone').check()
  await page.locator('#new-phone').fill('12')
}

/** The page of one member. */
export const memberShots: Shot[] = [
  { name: 'member', scene: 'member', act: openMember },
  { name: 'member-clerk', scene: 'member-clerk', act: openMember },
  { name: 'member-asking', scene: 'member', act: show },
  {
    name: 'member-shown',
    scene: 'member',
    act: async page => {
      await show(page)
      await page.locator('#show-for-contact').click()
      await page.locator('#hide-facts').waitFor()
    },
  },
  {
    name: 'member-values',
    scene: 'member',
    act: async page => {
      await openMember(page)
      const row = page.locator('#member-history [data-kind=corrected]')
      await row.getByRole('button').click()
      await page.locator('#values-for-rights-request').click()
      await row.locator('table').waitFor()
    },
  },
  {
    name: 'member-correct',
    scene: 'member',
    act: async page => {
      await correct(page)
      await page.locator('#send-correction').click()
    },
  },
  {
    name: 'member-correct-turned-away',
    scene: 'member',
    act: async page => {
      await correct(page)
      await page.locator('#correct-fullName').uncheck()
      await page.locator('#new-phone').fill('0912345679')
      await page.locator('#correction-reason').fill('Khách đổi số')
      await page.locator('#send-correction').click()
      await page.locator('#correction-outcome p').waitFor()
    },
  },
  {
    name: 'member-at-headquarters',
    scene: 'member-at-headquarters',
    act: async page => {
      await openMember(page)
      await page.locator('#fetch-for-service').click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'member-left', scene: 'member-left', act: openMember },
  { name: 'member-fault', scene: 'member-fault', act: openMember },
  { name: 'member-loading', scene: 'member-loading', act: openMember },
]
