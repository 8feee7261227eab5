import type { Page } from 'playwright-core'
import { complete, pasteCode } from './acts.ts'
import type { Shot } from './shot.ts'

/** Three lines over the pad, as a hand would draw them. */
async function drawSignature(page: Page) {
  const box = await page.locator('#signature-pad').boundingBox()
  if (!box) throw new Error('no pad to sign on')
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  const { mouse } = page
  for (const [x, y] of [
    [0.25, 0.4],
    [0.4, 0.5],
    [0.55, 0.45],
  ] as const) {
    await mouse.move(...at(x, y))
    await mouse.down()
    for (let step = 1; step <= 24; step += 1)
      await mouse.move(...at(x + step / 160, y + 0.22 * Math.sin(step / 2.4)))
    await mouse.up()
  }
}

const toPad = async (page: Page) => {
  await complete(page)
  await page.locator('#method-pad').check()
  await page.locator('#open-pad').click()
  await page.locator('#signature-pad').waitFor()
}

const giveChild = async (page: Page) => {
  await pasteCode(page)
  await page.locator('#fact-dateOfBirth').fill('15/01/2015')
  await page.locator('#representative-name').scrollIntoViewIfNeeded()
}

/** Opens the consents of the first who is found. */
async function openConsents(page: Page) {
  await page.keyboard.press('F6')
  await page.locator('#find-typed').fill('nguyen mau')
  await page
    .getByRole('button', { name: /Hỏi lại theo bản mới|Ask again with the new notice/ })
    .first()
    .click()
  await page.locator('#print-consents').waitFor()
}

const seeing: Shot[] = [
  {
    name: 'consents-receipt',
    scene: 'receipt-child',
    act: async page => {
      await openConsents(page)
      await page.locator('#print-consents').click()
      await page.locator('#print-sheet').waitFor()
    },
  },
  { name: 'consents-see', scene: 'consents', act: openConsents },
  {
    name: 'consents-withdraw',
    scene: 'consents',
    act: async page => {
      await openConsents(page)
      await page.locator('#withdraw-contact').click()
      await page.locator('#withdrawal-in-person').check()
    },
  },
  {
    name: 'consents-withdrawn',
    scene: 'consents',
    act: async page => {
      await openConsents(page)
      await page.locator('#withdraw-contact').click()
      await page.locator('#withdrawal-in-person').check()
      await page.locator('#withdraw-now').click()
      await page.locator('#print-consents').waitFor()
    },
  },
  {
    name: 'consents-renew',
    scene: 'consents',
    act: async page => {
      await openConsents(page)
      await page.locator('#ask-again').click()
      await page.locator('#renew-membership').check()
      await page.locator('#renew-method-pad').check()
    },
  },
  {
    name: 'consents-failed',
    scene: 'consents-failed',
    act: async page => {
      await page.keyboard.press('F6')
      await page.locator('#find-typed').fill('nguyen mau')
      await page
        .getByRole('button', { name: /Hỏi lại|Ask again/ })
        .first()
        .click()
      await page.getByRole('button', { name: /Thử lại|Try again/ }).waitFor()
    },
  },
]

export const consenting: Shot[] = [
  ...seeing,
  { name: 'consent-pad-empty', scene: 'enrolment', act: toPad },
  {
    name: 'consent-pad',
    scene: 'enrolment',
    act: async page => {
      await toPad(page)
      await drawSignature(page)
    },
  },
  {
    name: 'consent-signed',
    scene: 'enrolment',
    act: async page => {
      await toPad(page)
      await drawSignature(page)
      await page.locator('#signed').click()
      await page.locator('#open-pad').scrollIntoViewIfNeeded()
    },
  },
  { name: 'consent-child-clerk', scene: 'enrolment', act: giveChild },
  {
    name: 'consent-child',
    scene: 'counter',
    act: async page => {
      await giveChild(page)
      await page.keyboard.press('Control+Enter')
    },
  },
]
