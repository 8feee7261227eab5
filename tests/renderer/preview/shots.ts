import type { Page } from 'playwright-core'
import { storeFaults } from '../../../src/contract/ipc/app.ts'
import { complete, giveDocument, pasteCode, save, tellDelivery } from './acts.ts'
import { capturing } from './captureShots.ts'
import { consenting } from './consentShots.ts'
import { disclosing } from './disclosureShots.ts'
import { incidents } from './incidentShots.ts'
import { memberShots } from './memberShots.ts'
import { placing } from './placeShots.ts'
import { printing } from './printShots.ts'
import { requestShots } from './requestShots.ts'
import type { Shot } from './shot.ts'
import { staffing } from './staffShots.ts'
import { restoring, supervising } from './upkeepShots.ts'

const openFind = async (page: Page) => {
  await page.keyboard.press('F6')
  await page.locator('#find-typed').fill('nguyen mau')
  await page.getByRole('dialog').locator('table, [role=status]').first().waitFor()
}

const finding: Shot[] = [
  { name: 'find', scene: 'find', act: openFind },
  { name: 'find-nobody', scene: 'find-nobody', act: openFind },
  {
    name: 'find-cancel',
    scene: 'find',
    act: async page => {
      await openFind(page)
      await page
        .getByRole('button', { name: /Huỷ hội viên|Cancel membership/ })
        .first()
        .click()
      await page.locator('#cancel-number').fill('001199000999')
      await page.locator('#cancel-requester-customer').check({ force: true })
      await page.locator('#cancel-pin').fill('482913')
      await page.locator('#cancel-member').click()
      await page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'find-fetch-back',
    scene: 'find',
    act: async page => {
      await openFind(page)
      await page.getByRole('button', { name: /Lấy từ trụ sở|Fetch from headquarters/ }).click()
    },
  },
  { name: 'draft', scene: 'draft', act: page => page.locator('#draft-resume').waitFor() },
]

const doors: Shot[] = [
  { name: 'door-starting', scene: 'starting' },
  { name: 'door-passphrase-first', scene: 'passphrase-first' },
  {
    name: 'door-passphrase-wrong',
    scene: 'passphrase-ask',
    act: async page => {
      await page.locator('#passphrase').fill('khong dung')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'door-recovery-code', scene: 'recovery-code' },
  {
    name: 'door-recover',
    scene: 'recover',
    act: async page => {
      await page.locator('#recover-code').fill('7K2M9-QXW4T')
      await page.locator('#recover-code').press('Enter')
    },
  },
  {
    name: 'door-recover-headquarters',
    scene: 'recover',
    act: async page => {
      await page.locator('#recover-other-way').click()
      await page.locator('#recover-url').fill('https://hq.example')
      await page.locator('#recover-once').fill('ABCD-2345')
      await page.locator('#recover-once').press('Enter')
    },
  },
  {
    name: 'door-recover-forgotten',
    scene: 'passphrase-ask',
    act: async page => {
      await page.locator('#passphrase-forgotten').click()
      await page.locator('#recover-other-way').click()
      await page.locator('#recover-once').press('Enter')
    },
  },
  {
    name: 'door-join',
    scene: 'join',
    act: async page => {
      await page.locator('#join-url').fill('https://hq.example')
      await page.locator('#join-code').fill('ABCD-2345')
      await page.keyboard.press('Enter')
    },
  },
  { name: 'door-sign-in', scene: 'sign-in' },
  {
    name: 'door-locked-out',
    scene: 'sign-in',
    act: async page => {
      await page.keyboard.type('1001')
      await page.keyboard.press('Enter')
      await page.keyboard.type('123456')
      await page.keyboard.press('Enter')
    },
  },
  ...storeFaults.map(fault => ({ name: `door-${fault}`, scene: `store-fault-${fault}` })),
]

const enrolment: Shot[] = [
  { name: 'form-empty', scene: 'enrolment' },
  { name: 'form-worst-status', scene: 'worst-status', act: complete },
  { name: 'form-scanned', scene: 'enrolment', act: pasteCode },
  { name: 'form-complete', scene: 'enrolment', act: complete },
  { name: 'form-reading', scene: 'reading', act: giveDocument },
  { name: 'form-unreadable', scene: 'unreadable', act: giveDocument },
  { name: 'form-choices', scene: 'passport', act: giveDocument },
  { name: 'form-printed', scene: 'printed', act: giveDocument },
  {
    name: 'form-missing',
    scene: 'enrolment',
    act: async page => {
      await page.locator('#fact-phone').fill('12')
      await page.keyboard.press('Control+Enter')
    },
  },
  {
    name: 'form-warned',
    scene: 'enrolment',
    act: async page => {
      await pasteCode(page)
      await page.locator('#fact-dateOfBirth').fill('15/01/2015')
      await page.locator('#fact-fullName').fill('Nguyễn Thị Mẫu Hai')
      await page.locator('#fact-gender-male').check()
    },
  },
  {
    name: 'form-countries',
    scene: 'enrolment',
    act: page => page.locator('#fact-nationality').pressSequentially('han'),
  },
  {
    name: 'form-already-a-member',
    scene: 'already-a-member',
    act: async page => {
      await complete(page)
      await page.keyboard.press('Control+Enter')
    },
  },
  { name: 'notice', scene: 'enrolment', act: page => page.locator('#read-notice').click() },
  {
    name: 'discard',
    scene: 'enrolment',
    act: async page => {
      await pasteCode(page)
      await page.keyboard.press('F2')
    },
  },
]

const after: Shot[] = [
  { name: 'result-stored', scene: 'enrolment', act: save },
  {
    name: 'result-confirmed',
    scene: 'enrolment',
    act: async page => {
      await save(page)
      const receipt = {
        envelopeId: '5b1f2f0e-7f3a-4f0b-9a51-2c4b7e6d9a10',
        storedAt: '2026-03-02T07:06:12.000Z',
      }
      await tellDelivery(page, { state: 'confirmed', receipt })
    },
  },
  {
    name: 'result-refused',
    scene: 'enrolment',
    act: async page => {
      await save(page)
      await tellDelivery(page, { state: 'refused', reason: 'card-number-taken', detail: '' })
    },
  },
  { name: 'list-full', scene: 'list', act: page => page.keyboard.press('F4') },
  { name: 'list-empty', scene: 'enrolment', act: page => page.keyboard.press('F4') },
  { name: 'list-loading', scene: 'list-loading', act: page => page.keyboard.press('F4') },
  {
    name: 'print',
    scene: 'enrolment',
    act: async page => {
      await save(page)
      await page.locator('#print-receipt').click()
      await page.locator('#print-sheet').waitFor()
    },
  },
]

export const shots: Shot[] = [
  ...printing,
  ...supervising,
  ...capturing,
  ...restoring,
  ...finding,
  ...doors,
  ...incidents,
  ...placing,
  ...disclosing,
  ...staffing,
  ...enrolment,
  ...consenting,
  ...memberShots,
  ...requestShots,
  ...after,
]
