import type { HistoryEntry } from '../../../src/renderer/state/historySlice.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { consentsOf, member, pageOf, ready, receipt } from '../samples.ts'
import { requestScenes } from './requestScenes.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const found = { ...member(6, { state: 'confirmed', receipt }), asksAgain: true as const }
const supervisor = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' as const }

const an = { number: '1001', name: 'Trần Văn Thử' }
const giamSat = { number: '2001', name: 'Lê Thị Giám Sát' }
const at = (minute: number) => `2026-03-02T07:${minute}:00.000Z`
const history: HistoryEntry[] = [
  {
    entryId: 'h1',
    at: at(50),
    by: an,
    delivery: 'waiting',
    what: { kind: 'access', how: 'revealed', purpose: 'contact', facts: ['fullName', 'phone'] },
  },
  {
    entryId: 'h2',
    at: at(45),
    by: an,
    delivery: null,
    what: { kind: 'proposed', facts: ['fullName'], values: true, reason: 'Gõ nhầm dấu, đã xem thẻ' },
  },
  {
    entryId: 'h3',
    at: at(40),
    by: an,
    delivery: 'confirmed',
    what: {
      kind: 'corrected',
      facts: ['phone', 'address'],
      values: true,
      approvedBy: giamSat,
      reason: 'Khách chuyển nhà',
    },
  },
  {
    entryId: 'h4',
    at: at(35),
    by: null,
    delivery: null,
    what: { kind: 'changed-elsewhere', facts: ['email'], values: false },
  },
  {
    entryId: 'h5',
    at: at(30),
    by: an,
    delivery: 'confirmed',
    what: { kind: 'consent-withdrawn', purposes: ['contact'], method: 'phone' },
  },
  {
    entryId: 'h6',
    at: at(16),
    by: null,
    delivery: null,
    what: { kind: 'received', receipt: receipt.envelopeId },
  },
  {
    entryId: 'h7',
    at: at(15),
    by: an,
    delivery: null,
    what: {
      kind: 'enrolled',
      consent: { purposes: ['membership', 'contact'], noticeVersion: '2026-01', method: 'signature' },
    },
  },
]

const place = { erasedAt: null, lastSeenAt: null, revokedAt: null, continuedBy: null }

/** The page of one member. */
export const memberScenes = (usual: Scene): Record<string, Scene> => {
  const here: Scene = {
    ...usual,
    'app:state': () => ({ ok: true, value: { ...ready, staff: supervisor } as typeof ready }),
    'members:find': () => ({ ok: true, value: [found] }),
    'members:of': ({ memberId }) => ({ ok: true, value: { ...pageOf(memberId), restricted: true } }),
    'members:history': () => ({ ok: true, value: history }),
    'approvals:request': () => ({
      ok: true,
      value: { outcome: 'turned-away', rejection: 'Chưa thấy giấy tờ của khách' },
    }),
  }
  return {
    ...requestScenes(usual),
    member: here,
    'member-clerk': { ...here, 'app:state': () => ({ ok: true, value: ready }) },
    'member-at-headquarters': {
      ...here,
      'members:of': () => ({
        ok: true,
        value: {
          standing: 'headquarters',
          member: { ...found, maskedName: '•••', maskedNumber: '•••', keptAt: 'headquarters' },
          restricted: false,
        },
      }),
      'consents:of': ({ memberId }) => ({
        ok: true,
        value: {
          ...consentsOf(memberId),
          ...{ maskedName: '•••', noticeVersion: null, asksAgain: false },
          ...{ agreed: ['membership', 'transactions', 'thirdParty'] },
          ...{ keptAt: 'headquarters', proofAt: 'headquarters' },
        },
      }),
      'members:fetchBack': () => ({ ok: false, fault: { code: 'headquarters-unreachable' } }),
    },
    'member-left': {
      ...here,
      'members:of': ({ memberId }) => ({
        ok: true,
        value: {
          standing: 'cancelled',
          memberId,
          cardNumber: found.cardNumber,
          cancelledAt: '2026-03-02T07:05:00.000Z',
        },
      }),
      'members:erasureProof': ({ memberId }) => ({
        ok: true,
        value: {
          memberId,
          cardNumber: found.cardNumber,
          cancelledAt: '2026-03-02T07:05:00.000Z',
          heard: 'yes',
          isComplete: false,
          places: [
            { ...place, counterNumber: null, state: 'erased', erasedAt: '2026-03-02T07:05:12.000Z' },
            { ...place, counterNumber: 1, state: 'erased', erasedAt: '2026-03-02T07:05:01.000Z' },
            { ...place, counterNumber: 2, state: 'waiting', lastSeenAt: '2026-02-12T07:05:00.000Z' },
          ],
        },
      }),
    },
    'member-fault': { ...here, 'members:of': () => ({ ok: false, fault: { code: 'member-unknown' } }) },
    'member-loading': { ...here, 'members:of': () => new Promise<never>(() => {}) },
  }
}
