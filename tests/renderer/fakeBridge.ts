import type { Bridge, Channel, Reply, Request, Told, Topic } from '../../src/contract/ipc/channels.ts'
import { handedOver, soundLog } from './auditSamples.ts'
import { affectedSample, lostCounter } from './incidentSamples.ts'
import { requestPage } from './requestSamples.ts'
import {
  consentsOf,
  counter,
  factsOfSample,
  locked,
  member,
  mrzReading,
  notices,
  online,
  pageOf,
  qrReading,
  ready,
} from './samples.ts'

type Answers = { [C in Channel]: (request: Request<C>) => Reply<C> | Promise<Reply<C>> }

const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })

/** How main would answer when all goes well. */
const usual: Answers = {
  'app:state': () => ok(ready),
  'keychain:unseal': () => ok({ phase: 'join' }),
  'counter:confirmRecoveryCode': () => ok({ phase: 'sign-in', counter }),
  'counter:recover': () => ok({ phase: 'sign-in', counter }),
  'counter:join': () => ok({ phase: 'sign-in', counter }),
  'counter:startAlone': () => ok({ phase: 'sign-in', counter: { ...counter, standsAlone: true } }),
  'counter:joinLater': () => ok({ phase: 'sign-in', counter, told: 'joined' }),
  'members:cardsMadeAnew': () => ok([]),
  'duplicates:check': () => ok({ hits: [] }),
  'staff:signIn': () => ok(ready),
  'staff:signOut': () => ok({ phase: 'sign-in', counter }),
  'staff:unlock': () => ok(ready),
  'staff:choosePin': () => ok(ready),
  'staff:changePin': () => ok(ready),
  'staff:here': () => ok([]),
  'staff:resetPin': () => ok({ pin: '739164' }),
  'staff:add': () => ok({ pin: '739164' }),
  'staff:dismiss': () => ok({}),
  'staff:touch': () => ok({}),
  'staff:lock': () => ok(locked),
  'documents:read': () => ok(mrzReading),
  'documents:readText': () => ok(qrReading),
  'devices:camera': () => ok({ name: null, shape: 'card' }),
  'devices:setCamera': choice => ok(choice),
  'scanner:state': () => ok({ folder: null, folderFault: null, scans: [] }),
  'scanner:setFolder': ({ folder }) => ok({ folder, folderFault: null, scans: [] }),
  'scanner:read': () => ({ ok: false, fault: { code: 'scan-gone' } }),
  'scanner:remove': () => ok({ folder: '/scans', folderFault: null, scans: [] }),
  'notices:current': ({ language }) => ok(notices[language]),
  'members:enrol': () => ok(member(1, { state: 'stored' })),
  'members:overrides': () => ok([]),
  'members:recent': () => ok([]),
  'members:consentReceipt': () => ({ ok: false, fault: { code: 'not-now' } }),
  'consents:of': ({ memberId }) => ok(consentsOf(memberId)),
  'consents:renew': ({ memberId }) =>
    ok({ ...consentsOf(memberId), noticeVersion: '2026-02', asksAgain: false }),
  'consents:withdraw': ({ memberId }) => ok({ ...consentsOf(memberId), agreed: ['membership'] }),
  'members:of': ({ memberId }) => ok(pageOf(memberId)),
  'members:history': () => ok([]),
  'members:revealChange': ({ entryId }) =>
    ok({ entryId, changes: [{ fact: 'phone', from: '+84912345678', to: '+84912345679' }] }),
  'members:reveal': ({ memberId, facts }) =>
    ok({ memberId, facts: Object.fromEntries(facts.map(name => [name, factsOfSample[name]])) }),
  'members:find': () => ok([]),
  'members:cancel': ({ memberId }) =>
    ok({
      outcome: 'cancelled',
      memberId,
      cardNumber: '001010000018',
      cancelledAt: '2026-03-02T07:05:00.000Z',
    }),
  'members:erasureProof': () => ok(null),
  'members:fetchBack': () => ok(member(1, { state: 'stored' })),
  'approvals:request': () => ok({ outcome: 'approved' }),
  'approvals:decide': () => ok({ outcome: 'approved' }),
  'approvals:seen': () => ok({}),
  'approvals:list': () => ok({ waiting: [], turnedAway: [], cases: [] }),
  'disclosures:list': () => ok({ entries: [], more: false }),
  'disclosures:request': () => ok({ outcome: 'approved' }),
  'disclosures:export': () => ok(handedOver),
  'audit:search': () => ok({ entries: [], more: false }),
  'audit:verify': () => ok(soundLog),
  'audit:export': () => ok({ savedAs: '/saves/nhat-ky-2026-03-02.jsonl' }),
  'coSign:asked': () => ok(null),
  'coSign:decide': () => ok({ outcome: 'approved' }),
  'coSign:touch': () => ok({}),
  'coSign:putOff': () => ok({}),
  'drafts:keep': () => ok({}),
  'drafts:current': () => ok(null),
  'drafts:drop': () => ok({}),
  'backup:state': () => ok({ folder: '/backups', last: null, fault: null, underWay: false }),
  'backup:make': () => ok({ folder: '/backups', last: null, fault: null, underWay: false }),
  'store:rekey': () => ok(ready),
  'retention:days': () => ok({ days: 30 }),
  'retention:set': ({ days }) => ok({ days }),
  'restore:begin': () => ok({}),
  'restore:append': () => ok({}),
  'restore:finish': () => ok({ phase: 'recovery-code', code: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF' }),
  'incidents:list': () =>
    ok({ storeCode: '001', deviceId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', incidents: [] }),
  'incidents:open': ({ incidentId, detectedAt, source, requestId, description }) =>
    ok(lostCounter({ incidentId, detectedAt, source, requestId, description })),
  'incidents:scope': ({ scope }) => ok(lostCounter({ scope, affected: affectedSample.count })),
  'incidents:inform': () => ok(lostCounter()),
  'incidents:note': () => ok(lostCounter()),
  'incidents:close': () => ok(lostCounter()),
  'incidents:affected': () => ok(affectedSample),
  'incidents:addresses': () => ok({ addresses: [], elsewhere: 0, next: null }),
  'requests:copy': () => ok({ savedAs: '/home/quay1/harmoor-ban-sao-du-lieu-20260302-140509.json' }),
  'consents:exportProof': () =>
    ok({ savedAs: '/home/quay/Downloads/harmoor-chung-cu-dong-y-20260302-140509.json' }),
  'sheets:controller': () => ok({ email: null }),
  'sheets:card': () => ok({ cardNumber: '001010000018', fullName: 'Nguyễn Thị Mẫu' }),
  'sheets:letter': ({ requestId }) =>
    ok({
      address:
        requestId === null
          ? null
          : { fullName: 'Nguyễn Thị Mẫu', address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội' },
    }),
  'sheets:printed': () => ok({}),
  'sheets:savePdf': () => ok({ savedAs: '/home/quay/Downloads/harmoor-phieu-dong-y-20260302-140509.pdf' }),
  'requests:take': () => ok(requestPage),
  'requests:act': () => ok({ outcome: 'done' }),
  'requests:list': () => ok([]),
  'requests:show': () => ok(requestPage),
  'sync:status': () => ok(online),
  'sync:now': () => ok(online),
}

export interface FakeBridge extends Bridge {
  /** Every call so far, in order. */
  calls: { channel: Channel; request: unknown }[]
  callsOf<C extends Channel>(channel: C): Request<C>[]
  answer(more: Partial<Answers>): void
  tell<T extends Topic>(topic: T, told: Told<T>): void
}

/** Main as the renderer sees it, without main. */
export function createFakeBridge(special: Partial<Answers> = {}): FakeBridge {
  let answers: Answers = { ...usual, ...special }
  const calls: FakeBridge['calls'] = []
  const listeners: { topic: Topic; listener: (told: never) => void }[] = []
  return {
    calls,
    callsOf: <C extends Channel>(channel: C) =>
      calls.filter(call => call.channel === channel).map(call => call.request as Request<C>),
    answer: more => {
      answers = { ...answers, ...more }
    },
    call: async <C extends Channel>(channel: C, request: Request<C>): Promise<Reply<C>> => {
      calls.push({ channel, request })
      const answer: Answers[C] = answers[channel]
      return answer(request)
    },
    on: (topic, listener) => {
      const entry = { topic, listener: listener as (told: never) => void }
      listeners.push(entry)
      return () => void listeners.splice(listeners.indexOf(entry), 1)
    },
    tell: (topic, told) => {
      for (const entry of listeners) if (entry.topic === topic) entry.listener(told as never)
    },
  }
}

/** What the language choice is remembered in, without a browser. */
export function createMemory(): {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
} {
  const kept = new Map<string, string>()
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  }
}

/** A promise settled from outside, to hold an answer back. */
export function held<T>(): { promise: Promise<T>; release(value: T): void } {
  let release: (value: T) => void = () => {}
  const promise = new Promise<T>(resolve => {
    release = resolve
  })
  return { promise, release }
}
