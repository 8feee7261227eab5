import type { Page } from 'playwright-core'
import { complete } from './acts.ts'
import type { Shot } from './shot.ts'

const choose = async (page: Page, item: string) => {
  await page.locator('#menu').click()
  await page.locator(item).click()
}
const openPeople = (page: Page) => choose(page, '#go-staff')

/** People at the counter: locked, warned, PINs. */
export const staffing: Shot[] = [
  {
    name: 'idle-warning',
    scene: 'locked',
    act: async page => {
      await complete(page)
      await page.evaluate(() => window.fake.tell('staff:idle', { secondsLeft: 23 }))
      await page.locator('#idle-warning').waitFor()
    },
  },
  {
    name: 'locked',
    scene: 'locked',
    act: async page => {
      await complete(page)
      await choose(page, '#lock-now')
      await page.locator('#unlock-pin').fill('482913')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText(/./).first().waitFor()
    },
  },
  {
    name: 'choose-pin',
    scene: 'choose-pin',
    act: async page => {
      await page.locator('#new-pin').fill('739164')
      await page.locator('#new-pin-again').fill('739164')
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'change-pin',
    scene: 'people',
    act: async page => {
      await choose(page, '#open-pin-change')
      await page.locator('#new-pin').fill('123456')
      await page.locator('#change-pin').click()
    },
  },
  {
    name: 'override',
    scene: 'override',
    act: async page => {
      await complete(page)
      await page.locator('#save').click()
      await page.locator('#override-reason').waitFor()
      await page.keyboard.press('Enter')
    },
  },
  {
    name: 'override-waits',
    scene: 'override',
    act: async page => {
      await complete(page)
      await page.locator('#save').click()
      await page.locator('#override-reason').fill('Thẻ in sai số cuối')
      await page.locator('#let-wait').click()
      await page.locator('#result-title').waitFor()
    },
  },
  {
    name: 'override-turned-away',
    scene: 'override-turned-away',
    act: async page => {
      await complete(page)
      await page.locator('#save').click()
      await page.locator('#override-reason').fill('Thẻ in sai số cuối')
      await page.locator('#ask-supervisor').click()
      await page.getByRole('dialog').getByRole('alert').getByText(/./).first().waitFor()
    },
  },
  {
    name: 'co-sign',
    scene: 'co-sign',
    act: async page => {
      await page.locator('#staff-number').fill('1001')
      await page.locator('#pin').fill('482913')
      await page.keyboard.press('Enter')
      await page.getByRole('alert').getByText(/./).first().waitFor()
    },
  },
  {
    name: 'co-sign-idle',
    scene: 'co-sign',
    act: async page => {
      await page.locator('#rejection').fill('Giấy tờ ghi khác, xin')
      await page.evaluate(() => window.fake.tell('staff:idle', { secondsLeft: 23 }))
      await page.locator('#idle-warning').waitFor()
    },
  },
  { name: 'co-sign-gone', scene: 'co-sign-gone', act: page => page.locator('#put-off').waitFor() },
  { name: 'approvals', scene: 'approvals', act: page => choose(page, '#go-approvals') },
  { name: 'people', scene: 'people', act: openPeople },
  { name: 'people-loading', scene: 'people-loading', act: openPeople },
  { name: 'people-fault', scene: 'people-fault', act: openPeople },
  {
    name: 'people-alone',
    scene: 'people-alone',
    act: async page => {
      await openPeople(page)
      await page.locator('#add-staff').click()
      await page.locator('#new-staff-number').fill('3004')
      await page.locator('#new-staff-name').fill('Sùng Thị Mai')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('alert').getByText(/./).first().waitFor()
    },
  },
  {
    name: 'people-added',
    scene: 'people-alone',
    act: async page => {
      await openPeople(page)
      await page.locator('#add-staff').click()
      await page.locator('#new-staff-number').fill('3005')
      await page.locator('#new-staff-name').fill('Sùng Thị Mai')
      await page.keyboard.press('Enter')
      await page.locator('#made-pin').waitFor()
    },
  },
  {
    name: 'people-dismiss',
    scene: 'people-alone',
    act: async page => {
      await openPeople(page)
      await page.locator('#dismiss-3002').click()
      await page.locator('#dismiss-go').click()
      await page.getByRole('dialog').getByRole('alert').getByText(/./).first().waitFor()
    },
  },
  {
    name: 'people-reset',
    scene: 'people',
    act: async page => {
      await openPeople(page)
      await page.locator('#reset-1002').click()
      await page.locator('#made-pin').waitFor()
    },
  },
]
