/**
 * `npm run demo`: the main job with no hands, in a real window or, without a display, in one that nobody sees. Ends with
 * a line of JSON; exit status 0 only if headquarters' own database and its signatures agree with what the screen showed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { atDoor, givePassphrase, signIn } from '../../build/drive/clerk.ts'
import { launchCounter, type RunningCounter } from '../../build/drive/counter.ts'
import { clerkOf, startHeadquarters, type TrialHeadquarters } from '../../build/drive/headquarters.ts'
import { bundle } from '../../build/start/bundle.ts'
import { type Held, heldAtHeadquarters } from './demo/atHeadquarters.ts'
import { type Customer, type Enrolled, enrol } from './demo/enrol.ts'
import { Steps } from './demo/steps.ts'

const pictures = resolve(import.meta.dirname, '../../out/demo')
const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Invented people, as their specimens are. */
const customers: readonly Customer[] = [
  {
    who: '2021 ID card',
    document: 'id-2021-front.jpg',
    number: '082163342214',
    phone: '0912 345 678',
    email: 'the.mau@example.com',
  },
  {
    who: 'passport',
    document: 'passport.jpg',
    number: 'N30016657',
    phone: '+1 212 555 0187',
    email: 'passport.sample@example.com',
  },
]

async function enter({ page }: RunningCounter, headquarters: TrialHeadquarters, steps: Steps): Promise<void> {
  if ((await atDoor(page)) === 'passphrase') {
    const passphrase = 'demonstration only, thrown away at the end'
    await steps.take('no system keychain: passphrase set', () => givePassphrase(page, passphrase))
  }
  await steps.take('clerk signed in', () => signIn(page, clerkOf(headquarters)), page)
}

function summary(enrolled: Enrolled[], held: Held[], steps: Steps) {
  const kept = enrolled.map(({ cardNumber, receiptId }, at) => ({
    receiptId,
    held: held.find(one => one.cardNumber === cardNumber && one.facts.number === customers[at]?.number),
  }))
  return {
    enrolled: enrolled.length,
    synced: kept.filter(one => one.held).length,
    receipts: kept.filter(({ held, receiptId }) => held?.receiptIsGenuine && held.envelopeId === receiptId)
      .length,
    steps: steps.taken,
  }
}

async function demonstrate(folder: string, steps: Steps) {
  const headquarters = await steps.take('headquarters started', () =>
    startHeadquarters(join(folder, 'headquarters')),
  )
  try {
    const launch = { dataFolder: join(folder, 'counter'), headquarters, headless: !hasDisplay }
    const counter = await steps.take('counter opened', () => launchCounter(launch))
    try {
      await enter(counter, headquarters, steps)
      const enrolled: Enrolled[] = []
      for (const customer of customers) enrolled.push(await enrol(counter.page, customer, steps))
      const held = await steps.take('checked at headquarters', () => heldAtHeadquarters(headquarters.folder))
      return summary(enrolled, held, steps)
    } finally {
      await counter.close()
    }
  } finally {
    await headquarters.stop()
  }
}

bundle(line => console.error(line))
const folder = await mkdtemp(join(tmpdir(), 'harmoor-demo-'))
const steps = await Steps.into(pictures)
console.log(hasDisplay ? 'in a window on this display' : 'no display: in a window that nobody sees')
let succeeded = false
try {
  const done = await demonstrate(folder, steps)
  succeeded = [done.enrolled, done.synced, done.receipts].every(count => count === customers.length)
  console.log(`pictures: ${pictures}`)
  console.log(JSON.stringify(done))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log(JSON.stringify({ enrolled: 0, synced: 0, receipts: 0, steps: steps.taken }))
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
process.exit(succeeded ? 0 : 1)
