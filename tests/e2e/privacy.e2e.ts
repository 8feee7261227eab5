import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  giveConsent,
  handInDocument,
  save,
  signIn,
  typeContact,
  waitForConfirmation,
} from '../../build/drive/clerk.ts'
import { clerkOf } from '../../build/drive/headquarters.ts'
import { expect, specimen, test } from './counter.ts'
import { FilesWritten } from './filesWritten.ts'
import { holder } from './holder.ts'
import { homesIn } from './homes.ts'

/**
 * All eight, in the ways in which they are written here. Gender and nationality are words that stand everywhere, so they
 * are looked for as JSON has them, as a row of the store has them beside the date of birth, and as the QR has them.
 */
const facts = [
  holder.number,
  holder.fullName,
  holder.folded,
  holder.folded.toLowerCase(),
  holder.birth.iso,
  holder.birth.written,
  holder.birth.inCode,
  holder.address,
  '912345678',
  '912 345 678',
  'khach.mau@example.com',
  '"gender":"female"',
  '"nationality":"VNM"',
  `female${holder.birth.iso}VNM`,
  '|Nữ|',
]

test('[POL1] [PRI1] an enrolment leaves no image and no readable fact in any file that was ever written', async ({
  launchApp,
  headquarters,
  folder,
}) => {
  const counterFolder = join(folder, 'everything')
  mkdirSync(counterFolder)
  const written = new FilesWritten(counterFolder, facts)
  const app = await launchApp({ dataFolder: join(counterFolder, 'counter'), env: homesIn(counterFolder) })
  await signIn(app.page, clerkOf(headquarters))
  await handInDocument(app.page, specimen('id-2021-front.jpg'))
  await typeContact(app.page, { phone: '0912 345 678', email: 'khach.mau@example.com' })
  await giveConsent(app.page)
  await save(app.page)
  await waitForConfirmation(app.page)
  await app.page.locator('#next-customer').click()
  expect(facts.filter(fact => app.logs().includes(fact))).toEqual([])
  expect(await app.close()).toBe(0)
  written.stop()
  expect([...written.seen].some(name => name.includes('counter/'))).toBe(true)
  expect(written.findings).toEqual([])
})

test('[PRI2] the search for facts finds them where they are', async ({ folder }) => {
  const places: [string, Buffer][] = [
    ['log.txt', Buffer.from(`saved ${holder.number}`)],
    ['wide.bin', Buffer.from(holder.fullName, 'utf16le')],
    ['apart.txt', Buffer.from(holder.fullName.normalize('NFD'))],
    ['scan', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['20111963.txt', Buffer.from('')],
    ['clean.txt', Buffer.from('nothing of anyone')],
  ]
  for (const [name, bytes] of places) writeFileSync(join(folder, name), bytes)
  const written = new FilesWritten(folder, facts)
  written.stop()
  expect(new Set(written.findings.map(({ file }) => file))).toEqual(
    new Set(['log.txt', 'wide.bin', 'apart.txt', 'scan', '20111963.txt']),
  )
})
