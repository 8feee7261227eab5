import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, chromium, type Page } from '@playwright/test'
import { chromiumOptions } from '../../build/drive/chromium.ts'
import type { EnrolmentEnvelope, EnvelopeOf } from '../../src/contract/sync/envelope.ts'
import type { FactName } from '../../src/domain/member/facts.ts'
import { buildApp } from '../../src/hq/app.ts'
import { formatCode, issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { engageStaff } from '../../src/hq/managing/staff.ts'
import { openStore } from '../../src/hq/managing/stores.ts'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { envelope, joinCounter, push, type Reachable, type TestCounter } from '../hq/counter.ts'

/** A headquarters with two stores, each with a counter that can send what a test invents. */
export interface Company {
  trial: Trial
  hq: Reachable
  counters: { first: TestCounter; second: TestCounter }
  /** Enrols an invented customer; gives what was sent. */
  enrol(counter: TestCounter, number: string, phone: string): Promise<EnrolmentEnvelope>
  /** Sends a correction of one fact, without approval. */
  correct(
    counter: TestCounter,
    of: EnrolmentEnvelope,
    fact: FactName,
    from: string | null,
    to: string,
  ): Promise<void>
}

/** Has the form of a hash and fits no PIN. */
const NO_PIN = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'

async function openSecondStore({ services }: Trial): Promise<void> {
  await openStore(services, { code: '002', name: 'Harmoor Đồng Phú (dùng thử)' }, 'trial')
  const person = { staffNumber: '1001', name: 'Vũ Thị Hai', role: 'clerk', pinHash: NO_PIN } as const
  await engageStaff(services, '002', person, 'trial')
}

async function openCompany(folder: string): Promise<Company> {
  const trial = await startTrialHeadquarters({ dataFolder: folder })
  await openSecondStore(trial)
  const app = await buildApp(trial.services)
  const code = async (storeCode: string) => {
    const made = await issueJoinCode(trial.services, storeCode)
    if (!made.ok) throw new Error(made.error)
    return formatCode(made.value)
  }
  const hq: Reachable = { app, code }
  const counters = { first: await joinCounter(hq, '001'), second: await joinCounter(hq, '002') }
  const sequences = new Map<TestCounter, number>()
  const next = (counter: TestCounter) => {
    const sequence = (sequences.get(counter) ?? 0) + 1
    sequences.set(counter, sequence)
    return envelope(counter, sequence)
  }
  const send = async (counter: TestCounter, sent: unknown) => {
    const reply = await push(hq, counter, [sent])
    const [result] = (reply.json() as { results: { outcome: string }[] }).results
    if (result?.outcome !== 'stored') throw new Error(`not stored: ${reply.body}`)
  }
  return {
    trial,
    hq,
    counters,
    async enrol(counter, number, phone) {
      const sent = next(counter)
      Object.assign(sent.body.facts, { number, phone })
      await send(counter, sent)
      return sent
    },
    async correct(counter, of, fact, from, to) {
      const { id, deviceId, sequence, occurredAt } = next(counter)
      const { memberId, cardNumber } = of.body
      const body = { correctionId: randomUUID(), memberId, cardNumber, changes: [{ fact, from, to }] }
      const sent: EnvelopeOf<'correction'> = {
        version: 2,
        id,
        deviceId,
        sequence,
        occurredAt,
        kind: 'correction',
        body: { ...body, reason: 'Khách đổi số', proposedBy: '1001', approval: null },
      }
      await send(counter, sent)
    },
  }
}

interface Fixtures {
  console: Page
}
interface WorkerFixtures {
  company: Company
  chromiumOfTests: Browser
}

/** The console in a browser of its own, nobody signed in, in Vietnamese. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  company: [
    async ({ browserName: _ }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'harmoor-console-'))
      const company = await openCompany(folder)
      await use(company)
      await company.hq.app.close()
      await company.trial.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
    { scope: 'worker' },
  ],
  chromiumOfTests: [
    async ({ browserName: _ }, use) => {
      const browser = await chromium.launch(await chromiumOptions())
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  console: async ({ company, chromiumOfTests }, use) => {
    const context = await chromiumOfTests.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${company.trial.url}/console/`)
    await use(page)
    await context.close()
  },
})

/** Signs in with the keyboard alone. */
export async function signIn(page: Page, { trial }: Company, role: string): Promise<void> {
  const operator = trial.operators.find(one => one.role === role)
  if (!operator) throw new Error(`nobody is ${role}`)
  await page.locator('#name').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(operator.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(operator.passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor()
}

export { expect } from '@playwright/test'
