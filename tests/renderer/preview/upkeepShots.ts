import type { Page } from 'playwright-core'
import { complete } from './acts.ts'
import type { Shot } from './shot.ts'

const openCounter = async (page: Page) => {
  await page.keyboard.press('F8')
  await page.locator('#backup-last').waitFor()
}

const startRekey = async (page: Page) => {
  await openCounter(page)
  await page.locator('#rekey').click()
  await page.locator('#rekey-confirm').click()
}

/** The supervisor's drawer: backups and the key. */
export const supervising: Shot[] = [
  { name: 'counter-bar', scene: 'counter', act: complete },
  { name: 'counter-open', scene: 'counter', act: openCounter },
  { name: 'counter-none', scene: 'counter-none', act: openCounter },
  {
    name: 'counter-backing-up',
    scene: 'counter-working',
    act: async page => {
      await openCounter(page)
      await page.locator('#backup-now').click()
      await page.evaluate(() =>
        window.fake.tell('backup:progress', { step: 'sealing', done: 7_340_032, total: 12_431_872 }),
      )
    },
  },
  {
    name: 'counter-backed-up',
    scene: 'counter',
    act: async page => {
      await openCounter(page)
      await page.locator('#backup-now').click()
      await page.locator('#backup-done').waitFor()
    },
  },
  {
    name: 'counter-retention-set',
    scene: 'counter',
    act: async page => {
      await openCounter(page)
      await page.locator('#retention-days').fill('14')
      await page.locator('#retention-save').click()
      await page.locator('#retention-done').waitFor()
      await page.locator('#retention-title').scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'counter-retention-wrong',
    scene: 'counter',
    act: async page => {
      await openCounter(page)
      await page.locator('#retention-days').fill('0')
      await page.locator('#retention-save').click()
    },
  },
  {
    name: 'counter-rekey-ask',
    scene: 'counter',
    act: async page => {
      await openCounter(page)
      await page.locator('#rekey').click()
      await page.locator('#rekey-confirm').waitFor()
    },
  },
  {
    name: 'counter-rekeying',
    scene: 'counter-working',
    act: async page => {
      await startRekey(page)
      await page.evaluate(() => window.fake.tell('rekey:progress', { step: 'sealing', done: 0, total: 1 }))
    },
  },
  {
    name: 'counter-rekeyed',
    scene: 'counter',
    act: async page => {
      await startRekey(page)
      await page.locator('#rekey-done').waitFor()
    },
  },
  {
    name: 'counter-faults',
    scene: 'counter-faults',
    act: async page => {
      await startRekey(page)
      await page.getByText(/Ổ đĩa đã đầy|disk is full/i).waitFor()
    },
  },
]

const backupFile = {
  name: 'harmoor-001-01-20260302T000500Z.backup',
  mimeType: '',
  buffer: Buffer.alloc(9_000_000),
}

const startRestore = async (page: Page) => {
  await page.locator('#restore-offer').click()
  await page.locator('#restore-file').setInputFiles(backupFile)
  await page.locator('#restore-code').fill('7k2m9-qxw4t-0hj5r-8cpnb-3vyz6-d1fga')
  await page.locator('#restore-code').press('Enter')
}

/** Bringing a counter back from a backup. */
export const restoring: Shot[] = [
  { name: 'restore-empty', scene: 'join', act: page => page.locator('#restore-offer').click() },
  {
    name: 'restore-missing',
    scene: 'join',
    act: async page => {
      await page.locator('#restore-offer').click()
      await page.locator('#restore-go').click()
    },
  },
  { name: 'restore-bringing', scene: 'restore-working', act: startRestore },
  {
    name: 'restore-opening',
    scene: 'restore-opening',
    act: async page => {
      await startRestore(page)
      await page.locator('[data-state=done]').waitFor()
      await page.evaluate(() =>
        window.fake.tell('restore:progress', { step: 'verifying', done: 4_194_304, total: 9_000_000 }),
      )
    },
  },
  {
    name: 'restore-wrong',
    scene: 'restore-wrong',
    act: async page => {
      await startRestore(page)
      await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    },
  },
  {
    name: 'restore-passphrase',
    scene: 'restore-passphrase',
    act: async page => {
      await startRestore(page)
      await page.locator('#restore-passphrase').waitFor()
    },
  },
  {
    name: 'restored-waiting',
    scene: 'restored',
    act: async page => {
      await page.locator('#join-url').fill('https://hq.example')
      await page.keyboard.press('Enter')
    },
  },
]
