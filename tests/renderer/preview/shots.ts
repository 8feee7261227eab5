import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { storeFaults } from '../../../src/contract/ipc/app.ts'

export interface Shot {
  name: string
  scene: string
  act?(page: Page): Promise<unknown>
}

const crcOf = (bytes: Buffer) => {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crcOf(body))
  return Buffer.concat([head, body, tail])
}

/** A plain card-shaped PNG (856 × 540, pale blue): the shape of a document without anybody on it. */
export function blankCard(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(856, 0)
  header.writeUInt32BE(540, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(856 * 3, Buffer.from([205, 225, 235]))])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 540 }, () => row)))
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const giveDocument = (page: Page) =>
  page
    .locator('#document-file')
    .setInputFiles({ name: 'card.png', mimeType: 'image/png', buffer: blankCard() })

export const pasteCode = (page: Page) =>
  page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '001199000123||A|15011999|N|B|20052021')
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data }))
  })

/** Fills in what a card does not say, and gives consent. */
export async function complete(page: Page) {
  await pasteCode(page)
  await page.locator('#fact-phone').fill('0912345678')
  await page.locator('#fact-email').fill('mau@example.com')
  await page.locator('#purpose-membership').check()
  await page.locator('#purpose-transactions').check()
  await page.locator('#method-signature').check()
}

const save = async (page: Page) => {
  await complete(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('#next-customer').waitFor()
}

const tellDelivery = (page: Page, delivery: object) =>
  page.evaluate(
    told =>
      window.fake.tell('members:changed', {
        memberId: '0d9f7c11-3a54-4c8f-8a34-5b8d1f1f1f1f',
        cardNumber: '001010000121',
        maskedName: 'N••• T••• Mẫu',
        maskedNumber: '••••••••0123',
        enrolledAt: '2026-03-02T07:05:00.000Z',
        delivery: told as { state: 'sent' },
      }),
    delivery,
  )

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

const openCounter = async (page: Page) => {
  await page.keyboard.press('F8')
  await page.locator('#backup-last').waitFor()
}

const startRekey = async (page: Page) => {
  await openCounter(page)
  await page.locator('#rekey').click()
  await page.locator('#rekey-confirm').click()
}

const supervising: Shot[] = [
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

const restoring: Shot[] = [
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

const enrolment: Shot[] = [
  { name: 'form-empty', scene: 'enrolment' },
  { name: 'form-worst-status', scene: 'worst-status', act: complete },
  { name: 'form-scanned', scene: 'enrolment', act: pasteCode },
  { name: 'form-complete', scene: 'enrolment', act: complete },
  { name: 'form-reading', scene: 'reading', act: giveDocument },
  { name: 'form-unreadable', scene: 'unreadable', act: giveDocument },
  { name: 'form-choices', scene: 'passport', act: giveDocument },
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
      await page.evaluate(() => {
        window.print = () => {}
      })
      await save(page)
      await page.locator('#print-receipt').click()
      await page.locator('[data-testid=consent-receipt]').waitFor({ state: 'attached' })
      await page.emulateMedia({ media: 'print' })
    },
  },
]

export const shots: Shot[] = [...supervising, ...restoring, ...finding, ...doors, ...enrolment, ...after]
