import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What a clerk does in front of the camera, for shots that share it. */

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

export const giveDocument = (page: Page) =>
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

export const save = async (page: Page) => {
  await complete(page)
  await page.keyboard.press('Control+Enter')
  await page.locator('#next-customer').waitFor()
}

export const tellDelivery = (page: Page, delivery: object) =>
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
