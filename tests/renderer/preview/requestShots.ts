import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const openBoard = async (page: Page) => {
  await page.locator('#menu').click()
  await page.locator('#go-requests').click()
  await page.locator('#take-new-request').waitFor()
}
const openFirst = async (page: Page) => {
  await openBoard(page)
  await page.locator('[data-request] button').nth(1).click()
  await page.locator('#request-acts').waitFor()
}
const fill = async (page: Page) => {
  await openBoard(page)
  await page.locator('#take-new-request').click()
  await page.locator('#requester-typed').fill('0912345678')
  await page.locator('tbody button').first().click()
  for (const choice of [
    '#kind-copy',
    '#request-channel-in-person',
    '#request-by-representative',
    '#request-check-power-of-attorney',
  ])
    await page.locator(choice).check({ force: true })
  await page.locator('#representative-name').fill('Trần Thị Mẹ')
  await page.locator('#request-description').fill('Muốn có bản sao mọi thông tin của con gái.')
}

/** What customers ask for about their data. */
export const requestShots: Shot[] = [
  { name: 'requests', scene: 'requests', act: openBoard },
  { name: 'requests-empty', scene: 'requests-empty', act: openBoard },
  { name: 'requests-fault', scene: 'requests-fault', act: openBoard },
  { name: 'requests-form', scene: 'requests', act: fill },
  { name: 'request-open', scene: 'request', act: openFirst },
  {
    name: 'request-refusing',
    scene: 'request',
    act: async page => {
      await openFirst(page)
      await page.locator('#act-completed').check({ force: true })
      await page.locator('#outcome-refused').check({ force: true })
    },
  },
  { name: 'request-done', scene: 'request-done', act: openFirst },
  {
    name: 'request-letter',
    scene: 'request-done',
    act: async page => {
      await openFirst(page)
      await page.locator('#print-reply').click()
      await page.locator('#print-sheet').waitFor()
    },
  },
]
