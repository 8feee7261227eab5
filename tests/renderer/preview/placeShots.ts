import type { Page } from 'playwright-core'
import { complete } from './acts.ts'
import type { Shot } from './shot.ts'

const openAlone = (page: Page) => page.locator('#alone-offer').click()
const openCounter = (page: Page) => page.getByRole('button', { name: /Quầy này|This counter/ }).click()

/** A counter's place: alone, joined later, cut off; and members of other stores. */
export const placing: Shot[] = [
  { name: 'alone-begin', scene: 'join', act: openAlone },
  {
    name: 'alone-begin-wrong',
    scene: 'join',
    act: async page => {
      await openAlone(page)
      await page.locator('#alone-number').fill('3001')
      await page.locator('#alone-pin').fill('123456')
      await page.locator('#alone-again').fill('12345')
      await page.locator('#alone-again').press('Enter')
    },
  },
  { name: 'alone-form', scene: 'alone' },
  {
    name: 'alone-join-later',
    scene: 'alone',
    act: async page => {
      await openCounter(page)
      await page.locator('#join-later-url').fill('https://hq.example')
      await page.locator('#join-later-code').fill('ABCD-2345')
      await page.locator('#join-later').click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  { name: 'cards-made-anew', scene: 'cards-made-anew', act: openCounter },
  { name: 'cards-told', scene: 'cards-made-anew' },
  { name: 'cut-off', scene: 'cut-off' },
  { name: 'sign-in-told', scene: 'sign-in-told' },
  { name: 'sign-in-joined', scene: 'sign-in-joined' },
  {
    name: 'duplicates',
    scene: 'duplicates',
    act: async page => {
      await complete(page)
      await page
        .locator('#fact-number-message')
        .filter({ hasText: /Harmoor/ })
        .waitFor()
    },
  },
]
