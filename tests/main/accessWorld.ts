import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import fc from 'fast-check'
import type { Channel, Reply, Request } from '../../src/contract/ipc/channels.ts'
import { type FactName, type Facts, factNames } from '../../src/domain/member/facts.ts'
import { revealPurposes } from '../../src/domain/member/revealPurpose.ts'
import { requestKinds } from '../../src/domain/request/kinds.ts'
import { Rereadings } from '../../src/main/approvals/rereadings.ts'
import { handleApprovals } from '../../src/main/ipc/approvals.ts'
import { handleCancel } from '../../src/main/ipc/cancel.ts'
import { handleConsents } from '../../src/main/ipc/consents.ts'
import type { IpcContext } from '../../src/main/ipc/context.ts'
import { handleDisclosures } from '../../src/main/ipc/disclosures.ts'
import { handleDrafts } from '../../src/main/ipc/drafts.ts'
import { handleFetchBack } from '../../src/main/ipc/fetchBack.ts'
import { handleFind } from '../../src/main/ipc/find.ts'
import { handleHistory } from '../../src/main/ipc/history.ts'
import { handleIncidents } from '../../src/main/ipc/incidents.ts'
import { handleMemberPage } from '../../src/main/ipc/memberPage.ts'
import { handleMembers } from '../../src/main/ipc/members.ts'
import { handlePrint } from '../../src/main/ipc/print.ts'
import { handleRequests } from '../../src/main/ipc/requests.ts'
import { handleReveal } from '../../src/main/ipc/reveal.ts'
import { OpenSheet } from '../../src/main/printing/openSheet.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, random } from '../store/counterFixture.ts'
import { makeCoSigning, PIN } from './coSignFixture.ts'
import { draftOf } from './draftFixture.ts'

export type Served = (event: unknown, request: unknown) => Promise<Reply<Channel>>

const people = [
  { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' },
  { staffNumber: '2001', name: 'Lê Thị Giả', role: 'supervisor' },
  { staffNumber: '2002', name: 'Phạm Văn Giả', role: 'supervisor' },
] as const
/** Distinct enough that a part of one is never found in another answer by chance. */
export const factsOf = (at: number): Facts => ({
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
export const others: Partial<Record<FactName, string>> = {
  fullName: 'Trần Thị Kín',
  phone: '+84912000777',
  address: 'Ngõ Bí Mật',
}
const correctable = Object.keys(others) as (keyof typeof others)[]

const channels = [
  ...(['members:of', 'members:find', 'members:recent', 'members:history', 'members:reveal'] as const),
  ...(['members:revealChange', 'members:consentReceipt', 'members:fetchBack', 'members:cancel'] as const),
  ...(['sheets:card', 'sheets:letter', 'sheets:printed', 'sheets:savePdf'] as const),
  ...(['consents:of', 'consents:withdraw', 'consents:renew', 'consents:exportProof'] as const),
  ...(['requests:take', 'requests:act', 'requests:list', 'requests:show', 'requests:copy'] as const),
  ...(['disclosures:list', 'disclosures:request', 'disclosures:export'] as const),
  ...(['incidents:open', 'incidents:scope', 'incidents:affected', 'incidents:addresses'] as const),
  ...(['drafts:keep', 'drafts:current', 'drafts:drop'] as const),
  ...(['approvals:list', 'approvals:decide', 'coSign:decide', 'coSign:putOff'] as const),
  // Oftener: what a supervisor is asked is there to be seen only between these two.
  ...Array.from({ length: 4 }, () => 'approvals:request' as const),
  ...Array.from({ length: 4 }, () => 'coSign:asked' as const),
] as const

export const anyAct = fc.record({
  who: fc.constantFrom(...people),
  at: fc.nat(2),
  // Oftener the one that a restriction leaves open, so that restricted members are seen at all.
  purpose: fc.constantFrom(
    ...revealPurposes,
    ...Array.from({ length: 4 }, () => 'rights-request' as const),
    'curiosity',
    '',
  ),
  facts: fc.subarray([...factNames]),
  fact: fc.constantFrom(...correctable),
  kind: fc.constantFrom(...requestKinds),
  supervisor: fc.constantFrom('2001', '2002', '1001'),
  approves: fc.boolean(),
  /** Before it, the customer has the use of their facts restricted, so that it happens to a restricted member. */
  restricts: fc.nat(3).map(chance => chance === 0),
  channel: fc.constantFrom(...channels),
})
export type Act = typeof anyAct extends fc.Arbitrary<infer A> ? A : never

const handlers = [
  ...[handleMembers, handleMemberPage, handleReveal, handleHistory, handleConsents, handleFind],
  ...[handleApprovals, handlePrint, handleRequests, handleDisclosures, handleIncidents],
  ...[handleCancel, handleDrafts, handleFetchBack],
]

/** Main with three members in its store, and somebody signed in who changes from act to act. */
export async function makeMain() {
  const coSigning = await makeCoSigning()
  const { store, open, coSign, secrets } = coSigning
  const members = [0, 1, 2].map(at => ({ ...enrolment(at), facts: factsOf(at) }))
  for (const member of members) enrol(store.db, member, random)
  const desk: { staff: Act['who'] } = { staff: people[0] }
  const context = {
    app: { open: () => open, secrets: () => secrets, session: { touch: () => {} } },
    coSign,
    rereadings: new Rereadings(),
    verified: { current: () => ({}), forget: () => {}, replace: () => {} },
    sheet: new OpenSheet(),
    resources: resolve(import.meta.dirname, '../../resources'),
    signedIn: () => desk.staff,
  } as unknown as IpcContext
  for (const handles of handlers) handles(context)
  const none: string[] = []
  /** What was asked so far, by its id. */
  const asked = { corrections: [...none], requests: [...none], disclosures: [...none], incidents: [...none] }
  return { ...coSigning, desk, ids: members.map(({ memberId }) => memberId), asked }
}
export type Main = Awaited<ReturnType<typeof makeMain>>

const fresh = (list: string[]) => {
  const id = randomUUID()
  list.push(id)
  return id
}
const last = (list: string[]) => list.at(-1) ?? randomUUID()

function propose({ store, asked }: Main, memberId: string, fact: Act['fact']): object {
  const correctionId = fresh(asked.corrections)
  const from = findMember(store.db, memberId)?.facts[fact] ?? null
  return { correctionId, memberId, changes: [{ fact, from, to: others[fact] }], reason: 'Khách báo' }
}

/** One request of each kind that the property asks, filled from an act. */
const requestsOf = (main: Main, act: Act, memberId: string): Partial<Record<Channel, () => object>> => {
  const { asked } = main
  const { purpose } = act
  const questionId = last([...asked.disclosures, ...asked.corrections])
  const signed = { questionId, staffNumber: act.supervisor, pin: PIN }
  const scope = { storeCode: null, deviceId: null, from: null, to: null, facts: ['fullName'] }
  const now = new Date().toISOString()
  return {
    'members:find': () => ({ typed: act.approves ? 'rieng tu' : factsOf(act.at).phone }),
    'members:reveal': () => ({ memberId, purpose, facts: act.facts }),
    'members:revealChange': () => ({ memberId, entryId: last(asked.corrections), purpose }),
    'members:consentReceipt': () => ({ memberId, purpose }),
    'members:fetchBack': () => ({ memberId, purpose }),
    'members:cancel': () => ({
      ...{ memberId, numberAgain: factsOf(act.at).number, requester: 'customer', reason: '' },
      // Mostly a mistake: those who left have nothing more to show.
      ...(act.kind === 'delete' ? { pin: PIN } : {}),
    }),
    'sheets:card': () => ({ memberId, purpose }),
    'sheets:letter': () => ({ requestId: act.approves ? last(asked.requests) : null }),
    'consents:withdraw': () => ({
      ...{ memberId, changeId: randomUUID() },
      ...{ purposes: ['transactions'], method: 'phone' },
    }),
    'consents:renew': () => ({
      ...{ memberId, changeId: randomUUID() },
      consent: {
        ...{ purposes: ['membership', 'contact'], noticeVersion: '2026-01', language: 'vi' },
        method: 'signature',
      },
    }),
    'consents:exportProof': () => ({ memberId, purpose }),
    'requests:take': () => ({
      ...{ requestId: fresh(asked.requests), memberId, kind: act.kind, channel: 'in-person' },
      ...{ identityCheck: 'document', representative: null, description: 'Khách hỏi' },
    }),
    'requests:act': () => ({
      ...{ what: 'completed', requestId: last(asked.requests), outcome: 'done' },
      ...{ answer: 'Đã làm', reason: 'Theo yêu cầu' },
    }),
    'requests:show': () => ({ requestId: last(asked.requests) }),
    'requests:copy': () => ({ requestId: last(asked.requests) }),
    'disclosures:list': () => ({ text: '', state: null, memberId: null, skip: 0 }),
    'disclosures:request': () => ({
      ...{ disclosureId: fresh(asked.disclosures), memberId },
      demand: {
        ...{ agency: 'Công an tỉnh Mẫu', legalBasis: 'Điều 9', documentNumber: '12/CV' },
        ...{ documentDate: '2026-11-20', facts: ['fullName', 'phone'] },
      },
    }),
    'disclosures:export': () => ({ disclosureId: last(asked.disclosures) }),
    'incidents:open': () => ({
      ...{ incidentId: fresh(asked.incidents), eventId: randomUUID(), detectedAt: now },
      ...{ source: 'lost-device', requestId: null, description: 'Mất máy' },
    }),
    'incidents:scope': () => ({ incidentId: last(asked.incidents), eventId: randomUUID(), scope }),
    'incidents:affected': () => ({ scope, after: null }),
    'incidents:addresses': () => ({ incidentId: last(asked.incidents), after: null }),
    'drafts:keep': () => draftOf('Đặng Văn Đang Gõ'),
    'drafts:drop': () => ({ enrolmentId: randomUUID() }),
    'approvals:request': () => propose(main, memberId, act.fact),
    'approvals:decide': () => ({ questionId }),
    'coSign:decide': () => ({
      ...signed,
      ...(act.approves ? { decision: 'approve' } : { decision: 'reject', rejection: 'Chưa rõ' }),
    }),
    'members:of': () => ({ memberId }),
    'members:history': () => ({ memberId }),
    'consents:of': () => ({ memberId }),
  }
}

export function requestOf(main: Main, act: Act): object {
  const memberId = main.ids[act.at] ?? randomUUID()
  return requestsOf(main, act, memberId)[act.channel]?.() ?? {}
}

/** The member's request to restrict, taken and carried out. */
export async function restrict(served: Map<string, Served>, main: Main, memberId: string): Promise<void> {
  const requestId = randomUUID()
  const taken: Request<'requests:take'> = {
    ...{ requestId, memberId, kind: 'restrict', channel: 'in-person', identityCheck: 'document' },
    ...{ representative: null, description: 'Khách hỏi' },
  }
  const done = { what: 'completed', requestId, outcome: 'done', answer: 'Đã hạn chế', reason: 'Khách muốn' }
  main.desk.staff = people[0]
  await served.get('requests:take')?.({}, taken)
  await served.get('requests:act')?.({}, done)
}
