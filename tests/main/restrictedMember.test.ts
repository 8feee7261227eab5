import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { proofPurposes } from '../../src/domain/consent/proofPurpose.ts'
import { ok } from '../../src/domain/result.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { keepProposal } from '../../src/store/repositories/proposals.ts'
import { factsOf, type Main, makeMain, restrict, type Served } from './accessWorld.ts'

const { served } = vi.hoisted(() => ({ served: new Map<string, Served>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, work: Served) => served.set(channel, work) },
}))
vi.mock('../../src/main/windows/trustedSender.ts', () => ({ isTrustedSender: () => true }))
vi.mock('../../src/main/printing/saveFile.ts', () => ({
  saveFile: async ({ content }: { content(): Promise<{ ok: boolean }> }) => {
    const made = await content()
    return made.ok ? ok('/saves/file') : made
  },
}))

let main: Main
let memberId: string
const correctionId = randomUUID()
beforeEach(async () => {
  main = await makeMain()
  memberId = main.ids[0] ?? ''
  const changes = [{ fact: 'phone' as const, from: factsOf(0).phone, to: '+84912000777' }]
  const proposal = { correctionId, memberId, cardNumber: '001010000018', changes, reason: 'x' }
  keepProposal(main.store.db, { ...proposal, proposedBy: '1001' }, new Date().toISOString())
})
afterEach(() => main.store.remove())

const ask = (channel: string, request: object) => served.get(channel)?.({}, { memberId, ...request })
const restricted = { ok: false, fault: { code: 'member-restricted' } }
const purposesSeen = () => registerEvents(main.store.db, 'access').map(({ kept }) => kept.purpose)

it('[REQ11] old and new values of a restricted member’s change are shown for the customer’s own rights alone', async () => {
  await restrict(served, main, memberId)
  for (const purpose of ['service', 'contact', 'transaction', 'correction'])
    expect(await ask('members:revealChange', { entryId: correctionId, purpose })).toEqual(restricted)
  expect(purposesSeen()).toEqual([])
  const shown = await ask('members:revealChange', { entryId: correctionId, purpose: 'rights-request' })
  expect(shown).toMatchObject({ ok: true })
  expect(purposesSeen()).toEqual(['rights-request'])
})

it('[REQ11] a restricted member’s receipt is printed as the customer’s right, and not as a service', async () => {
  expect(await ask('members:consentReceipt', { purpose: 'service' })).toMatchObject({ ok: true })
  await restrict(served, main, memberId)
  expect(await ask('members:consentReceipt', { purpose: 'service' })).toEqual(restricted)
  expect(await ask('members:consentReceipt', { purpose: 'rights-request' })).toMatchObject({
    ok: true,
    value: { fullName: factsOf(0).fullName },
  })
  expect(purposesSeen()).toEqual(['service', 'rights-request'])
})

it('[ACC3] a proof of consent, with all eight facts, is exported for the customer’s rights or a case, restricted or not', async () => {
  for (const purpose of ['contact', 'service', 'transaction', 'correction', 'disclosure'])
    expect(await ask('consents:exportProof', { purpose })).toMatchObject({
      ok: false,
      fault: { code: 'malformed-request' },
    })
  await restrict(served, main, memberId)
  for (const purpose of proofPurposes)
    expect(await ask('consents:exportProof', { purpose })).toMatchObject({ ok: true })
  expect(purposesSeen()).toEqual(['rights-request', 'case'])
})

it('[REQ11] letters of a breach reach restricted members too, as the case that it is', async () => {
  await restrict(served, main, memberId)
  main.desk.staff = { staffNumber: '2001', name: 'Lê Thị Giả', role: 'supervisor' }
  const [incidentId, scope] = [
    randomUUID(),
    { storeCode: null, deviceId: null, from: null, to: null, facts: ['phone'] },
  ]
  const serve = (channel: string, request: object) => served.get(channel)?.({}, { incidentId, ...request })
  const detectedAt = new Date().toISOString()
  const opened = { eventId: randomUUID(), detectedAt, source: 'lost-device', requestId: null }
  await serve('incidents:open', { ...opened, description: 'Mất máy' })
  await serve('incidents:scope', { eventId: randomUUID(), scope })
  expect(await serve('incidents:addresses', { after: null })).toMatchObject({ ok: true })
  const told = registerEvents(main.store.db, 'access').map(one => [
    one.memberId === memberId,
    one.kept.purpose,
  ])
  expect(told.sort()).toEqual([
    [false, 'contact'],
    [false, 'contact'],
    [true, 'case'],
  ])
})
