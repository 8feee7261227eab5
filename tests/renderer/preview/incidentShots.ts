import type { Page } from 'playwright-core'
import type { Shot } from './shot.ts'

const openPage = async (page: Page) => {
  await page.getByRole('button', { name: /Việc khác|More/ }).click()
  await page.locator('#go-incidents').click()
}
const openOne = async (page: Page) => {
  await openPage(page)
  await page.getByRole('button', { name: /^(Mở|Open): 5F0E5A52/ }).click()
}
const downTo = (page: Page, id: string) =>
  page.locator(id).evaluate(element => element.scrollIntoView({ block: 'center' }))

/** The breach workbook at a counter. */
export const incidents: Shot[] = [
  { name: 'incident-banner', scene: 'incident-running' },
  { name: 'incident-banner-late', scene: 'incident-late' },
  { name: 'incident-none', scene: 'incident-none', act: openPage },
  {
    name: 'incident-list-form',
    scene: 'incident-told',
    act: async page => {
      await openPage(page)
      await page.locator('#incident-new').click()
      await page.locator('#incident-description').fill('Máy quầy 02 mất trong đêm')
      await page.locator('#incident-detected').fill('08:30 27/11/2099')
    },
  },
  { name: 'incident-clerk', scene: 'incident-clerk', act: openPage },
  {
    name: 'incident-one',
    scene: 'incident-running',
    act: async page => {
      await page.locator('#open-incidents').click()
      await page.locator('#scope-find').click()
      await page.getByRole('cell', { name: /N••• T••• Mẫu/ }).waitFor()
    },
  },
  {
    name: 'incident-inform',
    scene: 'incident-told',
    act: async page => {
      await openOne(page)
      await page.locator('#inform-whom-customers').check()
      await page.locator('#inform-text').fill('Máy quầy bị mất; dữ liệu trong máy được mã hoá.')
      await downTo(page, '#inform-text')
    },
  },
  {
    name: 'incident-letter-authority',
    scene: 'incident-told',
    act: async page => {
      await openOne(page)
      await page.locator('#inform-text').fill('Máy quầy bị mất; dữ liệu trong máy được mã hoá.')
      await page.locator('#inform-preview').click()
      await page.getByTestId('letter').first().waitFor()
    },
  },
  {
    name: 'incident-letter-customers',
    scene: 'incident-told',
    act: async page => {
      await openOne(page)
      await page.locator('#inform-whom-customers').check()
      await page.locator('#inform-text').fill('Máy quầy bị mất; dữ liệu trong máy được mã hoá.')
      await page.locator('#inform-letters').click()
      await page.getByTestId('letter').first().waitFor()
    },
  },
  {
    name: 'incident-report',
    scene: 'incident-closed',
    act: async page => {
      await openOne(page)
      await page.locator('#incident-report-print').click()
      await page.getByTestId('letter').first().waitFor()
    },
  },
]
