import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decrypter } from 'age-encryption'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels } from '../../src/contract/ipc/channels.ts'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import type { Actor, Demand } from '../../src/domain/disclosure/disclosure.ts'
import { revealPurposes } from '../../src/domain/member/revealPurpose.ts'
import type { Role } from '../../src/domain/staff/roles.ts'
import type { OpenCounter } from '../../src/main/counter/counterAppOptions.ts'
import { disclosureQuestion } from '../../src/main/disclosures/disclosureQuestion.ts'
import { exportDisclosure, type Save } from '../../src/main/disclosures/exportDisclosure.ts'
import { findDisclosure, writeDemand } from '../../src/main/disclosures/register.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { eventsAbout } from '../../src/store/registers/events.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import { AT, counter, enrolment, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const ID = '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11'
const demand: Demand = {
  agency: 'Công an tỉnh Mẫu',
  legalBasis: 'Điều 9 Luật Mẫu',
  documentNumber: '12/CV-CA',
  documentDate: '2026-11-20',
  facts: ['fullName', 'phone'],
}
const supervisor: Actor = { staffNumber: '2001', role: 'supervisor' }

let store: TestStore
let memberId: string
let files: { name: string; bytes: Uint8Array }[]
beforeEach(() => {
  store = makeStore()
  files = []
  const made = enrol(store.db, enrolment(), random)
  if (!made.ok) throw new Error(made.error.code)
  memberId = made.value.memberId
})
afterEach(() => store.remove())

const open = () => ({ db: store.db, counter }) as unknown as OpenCounter
const write = (by = '1001') => writeDemand(store.db, { disclosureId: ID, memberId, demand }, { by, at: AT })
/** As the window for supervisors does: only a supervisor who did not ask gets as far as this. */
function decide({ staffNumber, role }: Actor, rejection: string | null = null): void {
  const question = disclosureQuestion(store.db, ID)
  if (!question || role !== 'supervisor' || question.askedBy === staffNumber) return
  const word = { by: staffNumber, at: AT, nonce: 'n'.repeat(22), base: null, deviceId: counter.deviceId }
  if (rejection === null) question.approve(open(), word)
  else question.turnAway(open(), { by: staffNumber, at: AT, rejection })
}
const save: Save = async ({ name, extension, content }) => {
  const made = await content()
  if (!made.ok) return made
  files.push({ name: `${name}.${extension}`, bytes: made.value })
  return { ok: true, value: `/saves/${name}` }
}
const handOver = (actor = supervisor, saving = save) =>
  exportDisclosure({ db: store.db, counter, disclosureId: ID, actor, now: () => AT, save: saving })
async function opened(passphrase: string): Promise<unknown> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  return JSON.parse(await decrypter.decrypt(files[0]?.bytes ?? new Uint8Array(), 'text'))
}
const what = () => eventsAbout(store.db, memberId).map(({ register, what }) => `${register}.${what}`)

describe('disclosing to a state agency', () => {
  it('[DIS4] hands over exactly the facts that were approved, sealed, numbered, and with its hash in the register', async () => {
    expect(write().ok).toBe(true)
    decide(supervisor)
    const done = await handOver()
    if (!done.ok || !done.value) throw new Error(JSON.stringify(done))
    const { passphrase, number, contentHash } = done.value
    expect(await opened(passphrase)).toEqual({ fullName: facts().fullName, phone: facts().phone })
    expect(number).toBe(`001-01/${new Date(AT).getFullYear()}-0001`)
    expect(contentHash).toBe(
      createHash('sha256')
        .update(files[0]?.bytes ?? '')
        .digest('hex'),
    )
    expect(files[0]?.name).toBe('cung-cap-001-01-2026-0001.age')
    expect(findDisclosure(store.db, ID)?.exported).toMatchObject({ number, contentHash, by: '2001' })
    for (const event of eventsAbout(store.db, memberId)) expect(RegisterEvent.parse(event)).toEqual(event)
    const access = eventsAbout(store.db, memberId).find(({ register }) => register === 'access')
    expect(access).toMatchObject({
      what: 'exported',
      by: '2001',
      kept: { purpose: 'disclosure', facts: ['fullName', 'phone'] },
    })
    const actions = [...auditLinks(store.db)].map(({ action }) => action)
    expect(actions.slice(-4)).toEqual([
      'disclosure.requested',
      'disclosure.approved',
      'access.exported',
      'disclosure.exported',
    ])
    expect(await handOver()).toEqual({ ok: false, error: { code: 'approval-gone' } })
  })

  it('[DIS1] writes a form down once, however often it is sent, and of nobody who has left', () => {
    write()
    write()
    expect(what()).toEqual(['disclosure.requested'])
    cancelMember(store.db, { memberId, numberAgain: facts().number, cancelledBy: '2001', at: AT }, random)
    const again = { disclosureId: memberId, memberId, demand }
    expect(writeDemand(store.db, again, { by: '1001', at: AT })).toEqual({
      ok: false,
      error: { code: 'member-cancelled' },
    })
  })

  it('records nothing, and gives no passphrase, where no place was chosen or the file could not be written', async () => {
    write()
    decide(supervisor)
    expect(await handOver(supervisor, async () => ({ ok: true, value: null }))).toEqual({
      ok: true,
      value: null,
    })
    const full = { ok: false, error: { code: 'disk-full' } } as const
    expect(await handOver(supervisor, async () => full)).toEqual(full)
    expect(what()).not.toContain('disclosure.exported')
    expect(what()).not.toContain('access.exported')
  })

  it('hands nothing over where the member has left while a place was chosen', async () => {
    write()
    decide(supervisor)
    const leaving: Save = async file => {
      const saved = await save(file)
      cancelMember(store.db, { memberId, numberAgain: facts().number, cancelledBy: '2001', at: AT }, random)
      return saved
    }
    expect(await handOver(supervisor, leaving)).toEqual({ ok: false, error: { code: 'member-cancelled' } })
    expect(what()).not.toContain('disclosure.exported')
  })

  it('no sequence of actions by any roles hands anything over without another’s approval', async () => {
    const people = fc.record({
      staffNumber: fc.constantFrom('1001', '1002', '2001', '2002'),
      role: fc.constantFrom<Role>('clerk', 'supervisor'),
    })
    const acts = fc.array(fc.tuple(fc.constantFrom('write', 'approve', 'refuse', 'export'), people), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(acts, async sequence => {
        store.db.exec('DELETE FROM register_event')
        for (const [act, person] of sequence) {
          if (act === 'write') write(person.staffNumber)
          else if (act === 'approve') decide(person)
          else if (act === 'refuse') decide(person, 'Không đủ căn cứ')
          else if ((await handOver(person)).ok) {
            const entry = findDisclosure(store.db, ID)
            expect(entry?.approved?.by).toBeDefined()
            expect(entry?.approved?.by).not.toBe(entry?.requested.by)
            expect(entry?.refused).toBeNull()
            expect(person.role).toBe('supervisor')
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('is the only way to a third party: sharing stays off, and nothing else exports facts but for the customer', () => {
    const root = join(import.meta.dirname, '../../src')
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name =>
      /\.tsx?$/.test(name),
    )
    const exporting = sources.filter(name => {
      const source = readFileSync(join(root, name), 'utf8')
      return source.includes('recordAccess(') && source.includes("'exported'")
    })
    expect(exporting.map(name => name.replaceAll('\\', '/')).sort()).toEqual([
      'main/disclosures/exportDisclosure.ts',
      // What the customer takes home: the proof, sheets, the copy that they asked for.
      'main/ipc/consentProof.ts',
      'main/ipc/print.ts',
      'main/requests/memberCopy.ts',
    ])
    const { request } = channels['consents:exportProof']
    const taken = revealPurposes.filter(purpose => request.safeParse({ memberId, purpose }).success)
    expect(taken.sort()).toEqual(['case', 'rights-request'])
  })
})
