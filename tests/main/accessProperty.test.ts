import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import type { Reply } from '../../src/contract/ipc/channels.ts'
import { AccessEvent } from '../../src/contract/register/access.ts'
import { type FactName, type Facts, factNames } from '../../src/domain/member/facts.ts'
import { fetchPurposes } from '../../src/domain/member/fetchPurpose.ts'
import { handleApprovals } from '../../src/main/ipc/approvals.ts'
import { handleConsents } from '../../src/main/ipc/consents.ts'
import type { IpcContext } from '../../src/main/ipc/context.ts'
import { handleFind } from '../../src/main/ipc/find.ts'
import { handleHistory } from '../../src/main/ipc/history.ts'
import { handleMemberPage } from '../../src/main/ipc/memberPage.ts'
import { handleMembers } from '../../src/main/ipc/members.ts'
import { handleReveal } from '../../src/main/ipc/reveal.ts'
import { enrol } from '../../src/store/enrol.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, random } from '../store/counterFixture.ts'
import { makeCoSigning, PIN } from './coSignFixture.ts'

type Served = (event: unknown, request: unknown) => Promise<Reply<never>>
const { served } = vi.hoisted(() => ({ served: new Map<string, Served>() }))
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, work: Served) => served.set(channel, work) },
}))
vi.mock('../../src/main/windows/trustedSender.ts', () => ({ isTrustedSender: () => true }))

const people = [
  { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' },
  { staffNumber: '2001', name: 'Lê Thị Giả', role: 'supervisor' },
  { staffNumber: '2002', name: 'Phạm Văn Giả', role: 'supervisor' },
] as const
/** Distinct enough that a part of one is never found in another answer by chance. */
const factsOf = (at: number): Facts => ({
  number: `00119900777${at}`,
  fullName: `Nguyễn Thị Riêng Tư ${'ABC'[at]}`,
  gender: 'female',
  dateOfBirth: `1988-02-0${at + 1}`,
  nationality: 'VNM',
  address: `Số ${at} đường Kín Đáo`,
  phone: `+8492518600${at}`,
  email: `kin${at}@example.com`,
})
/** What facts are corrected to. */
const others: Partial<Record<FactName, string>> = {
  fullName: 'Trần Thị Kín',
  phone: '+84912000777',
  address: 'Ngõ Bí Mật',
}

const correctable = Object.keys(others) as (keyof typeof others)[]
const anyAct = fc.record({
  who: fc.constantFrom(...people),
  at: fc.nat(2),
  purpose: fc.constantFrom(...fetchPurposes, 'curiosity', ''),
  facts: fc.subarray([...factNames]),
  fact: fc.constantFrom(...correctable),
  supervisor: fc.constantFrom('2001', '2002', '1001'),
  approves: fc.boolean(),
  channel: fc.constantFrom(
    'members:of',
    'members:find',
    'members:recent',
    'members:history',
    'members:reveal',
    'members:revealChange',
    'members:consentReceipt',
    'consents:of',
    'consents:withdraw',
    'approvals:request',
    'approvals:list',
    'approvals:decide',
    'coSign:asked',
    'coSign:decide',
    'coSign:putOff',
  ),
})

it('[ACC1] no sequence of acts by anybody shows a fact in full without an access, by whom and what for, written down', async () => {
  let seen = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 4, maxLength: 14 }), async acts => {
      const { store, open, coSign } = await makeCoSigning()
      try {
        const members = [0, 1, 2].map(at => ({ ...enrolment(at), facts: factsOf(at) }))
        for (const member of members) enrol(store.db, member, random)
        let staff: (typeof people)[number] = people[0]
        const context = {
          app: { open: () => open, session: { touch: () => {} } },
          coSign,
          verified: { current: () => ({}), forget: () => {} },
          resources: resolve(import.meta.dirname, '../../resources'),
          signedIn: () => staff,
        } as unknown as IpcContext
        for (const handles of [handleMembers, handleMemberPage, handleReveal, handleHistory]) handles(context)
        for (const handles of [handleConsents, handleFind, handleApprovals]) handles(context)

        const proposed: string[] = []
        const requestOf = (act: (typeof acts)[number]): object => {
          const { memberId } = members[act.at] ?? { memberId: randomUUID() }
          const last = proposed.at(-1) ?? randomUUID()
          switch (act.channel) {
            case 'members:find':
              return { typed: act.approves ? 'rieng tu' : factsOf(act.at).phone }
            case 'members:reveal':
              return { memberId, purpose: act.purpose, facts: act.facts }
            case 'members:revealChange':
              return { memberId, entryId: last, purpose: act.purpose }
            case 'consents:withdraw':
              return { memberId, changeId: randomUUID(), purposes: ['transactions'], method: 'phone' }
            case 'approvals:request': {
              const correctionId = randomUUID()
              proposed.push(correctionId)
              const from = findMember(store.db, memberId)?.facts[act.fact] ?? null
              const changes = [{ fact: act.fact, from, to: others[act.fact] }]
              return { correctionId, memberId, changes, reason: 'Khách báo' }
            }
            case 'approvals:decide':
              return { questionId: last }
            case 'coSign:decide': {
              const signed = { questionId: last, staffNumber: act.supervisor, pin: PIN }
              return act.approves
                ? { ...signed, decision: 'approve' }
                : { ...signed, decision: 'reject', rejection: 'Chưa rõ' }
            }
            case 'members:of':
            case 'members:history':
            case 'members:consentReceipt':
            case 'consents:of':
              return { memberId }
            default:
              return {}
          }
        }
        const shownIn = (text: string): FactName[] =>
          factNames.filter(fact =>
            [factsOf(0), factsOf(1), factsOf(2), others].some(known => {
              const value = known[fact]
              return value && text.includes(`"${value}"`)
            }),
          )
        for (const act of acts) {
          staff = act.who
          const before = new Set(registerEvents(store.db, 'access').map(({ eventId }) => eventId))
          const answer = served.get(act.channel)?.({}, requestOf(act))
          // Whoever asks a supervisor waits for the answer; meanwhile others go on.
          const asks = act.channel === 'approvals:request' || act.channel === 'approvals:decide'
          const shown = await (asks ? Promise.race([answer, new Promise(go => setTimeout(go, 5))]) : answer)
          const written = registerEvents(store.db, 'access')
            .filter(({ eventId }) => !before.has(eventId))
            .map(event => AccessEvent.parse(event))
          const seenBy = registerEvents(store.db, 'access').filter(({ by }) => by === act.who.staffNumber)
          for (const fact of shownIn(JSON.stringify(shown ?? null))) {
            // The supervisor's window may be looked at again by the same person: that was written down the first time.
            const events = act.channel === 'coSign:asked' ? seenBy.map(e => AccessEvent.parse(e)) : written
            const covers = events.filter(({ kept }) => kept.facts.includes(fact))
            seen += 1
            expect(covers, `${fact} in ${act.channel}`).not.toHaveLength(0)
            for (const { kept } of covers) expect(fetchPurposes).toContain(kept.purpose)
            expect(covers.every(({ by }) => by === act.who.staffNumber)).toBe(true)
          }
        }
        coSign.putOff()
      } finally {
        store.remove()
      }
    }),
    { numRuns: 40 },
  )
  // Facts were shown at all.
  expect(seen).toBeGreaterThan(20)
}, 60_000)
