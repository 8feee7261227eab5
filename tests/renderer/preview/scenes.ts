import enNotice from '../../../resources/notices/2026-01/en.md?raw'
import viNotice from '../../../resources/notices/2026-01/vi.md?raw'
import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { BackupState } from '../../../src/contract/ipc/backup.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import {
  completeFields,
  counter,
  member,
  online,
  passportReading,
  printedReading,
  receipt,
} from '../samples.ts'
import { captureScenes } from './captureScenes.ts'
import { disclosureScenes } from './disclosureScenes.ts'
import { memberScenes } from './memberScenes.ts'
import { placeScenes } from './placeScenes.ts'
import { staffScenes } from './staffScenes.ts'
import { storeFaultScenes } from './storeFaultScenes.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const never = () => new Promise<never>(() => {})
const texts = { vi: viNotice, en: enNotice }
const usual: Scene = {
  'notices:current': ({ language }) => ({
    ok: true,
    value: { version: '2026-01', language, text: texts[language] },
  }),
  'members:consentReceipt': () => ({
    ok: true,
    value: {
      cardNumber: member(1, { state: 'stored' }).cardNumber,
      fullName: 'Nguyễn Thị Mẫu',
      storeName: counter.storeName,
      counterNumber: counter.counterNumber,
      consent: {
        purposes: ['membership', 'transactions'],
        noticeVersion: '2026-01',
        noticeHash: '3f'.repeat(32),
        language: 'vi',
        method: 'signature',
        givenAt: '2026-03-02T07:05:00.000Z',
        receivedBy: '1001',
      },
      withdrawn: [],
      signature: null,
      representative: null,
      delivery: { state: 'stored' },
    },
  }),
}

const list = [
  member(9, { state: 'stored' }),
  member(8, { state: 'sent' }),
  member(7, { state: 'refused', reason: 'card-number-taken', detail: '' }),
  member(6, { state: 'confirmed', receipt }),
  member(5, { state: 'confirmed', receipt }),
]

const supervising: AppState = {
  phase: 'ready',
  counter,
  staff: { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' },
}
const shrunk = {
  ...member(4, { state: 'confirmed', receipt }),
  maskedName: '••••',
  maskedNumber: '••••',
  keptAt: 'headquarters' as const,
}

const asking: Scene = {
  ...usual,
  'members:find': () => ({
    ok: true,
    value: [{ ...member(6, { state: 'confirmed', receipt }), asksAgain: true }, ...list.slice(4)],
  }),
}

const backups = {
  folder: '/media/quay1/USB sao luu/harmoor',
  last: {
    name: 'harmoor-001-01-20260302T000500Z.backup',
    madeAt: '2026-03-02T00:05:00.000Z',
    bytes: 12_431_872,
  },
  fault: null,
  underWay: false,
} satisfies BackupState
const looksAfter: Scene = {
  ...usual,
  'app:state': () => ({ ok: true, value: supervising }),
  'backup:state': () => ({ ok: true, value: backups }),
  'store:rekey': () => ({ ok: true, value: supervising }),
  'backup:make': () => ({
    ok: true,
    value: { ...backups, last: { ...backups.last, madeAt: '2026-03-02T07:08:00.000Z' } },
  }),
}
const joining: Scene = { 'app:state': () => ({ ok: true, value: { phase: 'join' } }) }

/** What main would answer in each situation that is worth looking at. */
export const scenes: Record<string, Scene> = {
  'sheet-unwritable': {
    ...usual,
    'sheets:savePdf': () => ({ ok: false, fault: { code: 'folder-unwritable' } }),
  },
  enrolment: usual,
  find: {
    ...usual,
    'app:state': () => ({ ok: true, value: supervising }),
    'members:find': () => ({ ok: true, value: [...list, shrunk] }),
    'members:cancel': () => ({ ok: false, fault: { code: 'number-not-the-same' } }),
  },
  consents: asking,
  'receipt-child': {
    ...asking,
    'members:consentReceipt': () => ({
      ok: true,
      value: {
        cardNumber: member(1, { state: 'stored' }).cardNumber,
        fullName: 'Nguyễn Thị Mẫu',
        storeName: counter.storeName,
        counterNumber: counter.counterNumber,
        consent: {
          purposes: ['membership'],
          noticeVersion: '2026-01',
          noticeHash: '3f'.repeat(32),
          language: 'vi',
          method: 'signature',
          givenAt: '2026-03-02T07:05:00.000Z',
          receivedBy: '2001',
        },
        withdrawn: [
          { purposes: ['contact'], method: 'phone', at: '2026-03-05T07:05:00.000Z', receivedBy: '1001' },
        ],
        signature: {
          aspect: 3000,
          strokes: [
            [100, 500, 200, 200, 300, 700, 420, 260],
            [500, 500, 700, 380],
          ],
        },
        representative: {
          fullName: 'Trần Thị Mẹ',
          relation: 'mother',
          childConsented: true,
          receivedBy: '2001',
        },
        delivery: { state: 'stored' },
      },
    }),
  },
  'consents-failed': {
    ...asking,
    'consents:of': () => ({ ok: false, fault: { code: 'member-unknown' } }),
  },
  'find-nobody': usual,
  counter: looksAfter,
  'counter-working': { ...looksAfter, 'backup:make': never, 'store:rekey': never },
  'counter-faults': {
    ...looksAfter,
    'backup:state': () => ({
      ok: true,
      value: {
        ...backups,
        last: { ...backups.last, madeAt: '2026-02-27T00:05:00.000Z' },
        fault: { at: '2026-03-02T07:00:00.000Z', code: 'folder-unwritable' },
      },
    }),
    'store:rekey': () => ({ ok: false, fault: { code: 'disk-full' } }),
  },
  'counter-none': {
    ...looksAfter,
    'backup:state': () => ({ ok: true, value: { ...backups, last: null } }),
  },
  'restore-working': { ...joining, 'restore:append': never },
  'restore-opening': { ...joining, 'restore:finish': never },
  'restore-wrong': {
    ...joining,
    'restore:finish': () => ({ ok: false, fault: { code: 'recovery-code-wrong' } }),
  },
  'restore-passphrase': {
    ...joining,
    'restore:finish': () => ({ ok: false, fault: { code: 'passphrase-needed' } }),
  },
  restored: {
    'app:state': () => ({ ok: true, value: { phase: 'join', restored: true } }),
    'counter:join': () => ({ ok: false, fault: { code: 'headquarters-unreachable' } }),
  },
  draft: {
    ...usual,
    'drafts:current': () => ({
      ok: true,
      value: {
        draft: {
          enrolmentId: '2f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b22',
          fields: completeFields(),
          consent: { purposes: ['membership'], method: 'signature', readIn: 'vi' },
        },
        startedBy: { staffNumber: '1001', name: 'Trần Văn Thử' },
        startedAt: '2026-03-02T07:00:00.000Z',
        keptAt: '2026-03-02T07:01:00.000Z',
      },
    }),
  },
  starting: { 'app:state': never },
  'passphrase-first': { 'app:state': () => ({ ok: true, value: { phase: 'passphrase', firstTime: true } }) },
  'passphrase-ask': {
    'app:state': () => ({ ok: true, value: { phase: 'passphrase', firstTime: false } }),
    'keychain:unseal': () => ({ ok: false, fault: { code: 'passphrase-wrong' } }),
  },
  'recovery-code': {
    'app:state': () => ({
      ok: true,
      value: { phase: 'recovery-code', code: '7K2M9-QXW4T-0HJ5R-8CPNB-3VYZ6-D1FGA' },
    }),
    'counter:confirmRecoveryCode': () => ({ ok: false, fault: { code: 'recovery-code-wrong' } }),
  },
  recover: {
    'app:state': () => ({
      ok: true,
      value: {
        phase: 'store-fault',
        fault: 'key-missing',
        dataFolder: '/home/quay1/harmoor/counter',
        recoverable: true,
      },
    }),
    'counter:recover': ({ headquarters }) => ({
      ok: false,
      fault: { code: headquarters ? 'escrow-unusable' : 'passphrase-needed' },
    }),
  },
  join: {
    'app:state': () => ({ ok: true, value: { phase: 'join' } }),
    'counter:join': () => ({ ok: false, fault: { code: 'join-code-refused' } }),
  },
  'sign-in': {
    'app:state': () => ({ ok: true, value: { phase: 'sign-in', counter } }),
    'staff:signIn': () => ({ ok: false, fault: { code: 'locked-out', values: { minutes: 4 } } }),
  },
  printed: { ...usual, 'documents:read': () => ({ ok: true, value: printedReading }) },
  passport: { ...usual, 'documents:read': () => ({ ok: true, value: passportReading }) },
  reading: { ...usual, 'documents:read': never },
  unreadable: { ...usual, 'documents:read': () => ({ ok: false, fault: { code: 'nothing-read' } }) },
  'already-a-member': {
    ...usual,
    'members:enrol': () => ({
      ok: false,
      fault: { code: 'already-a-member', values: { cardNumber: '001010000123' } },
    }),
  },
  list: {
    ...usual,
    'members:recent': () => ({ ok: true, value: list }),
    'sync:status': () => ({
      ok: true,
      value: {
        ...online,
        connection: 'offline',
        waiting: 2,
        refused: 1,
        nextAttemptAt: '2026-03-02T07:30:00.000Z',
      },
    }),
  },
  'worst-status': {
    ...usual,
    'app:state': () => ({
      ok: true,
      value: {
        phase: 'ready',
        counter: { ...counter, storeName: 'Cửa hàng Nam Đồng Phú số hai', keyKeptIn: 'passphrase' },
        staff: { staffNumber: '2001', name: 'Nguyễn Hoàng Bảo Thử Nghiệm', role: 'supervisor' },
      },
    }),
    'sync:status': () => ({
      ok: true,
      value: {
        ...online,
        connection: 'offline',
        waiting: 128,
        refused: 3,
        lastConfirmedAt: '2026-02-12T07:05:00.000Z',
      },
    }),
  },
  ...captureScenes(usual, supervising),
  ...disclosureScenes(usual),
  ...memberScenes(usual),
  ...placeScenes(usual),
  ...staffScenes(usual),
  'list-loading': { ...usual, 'members:recent': never },
  ...storeFaultScenes,
}
