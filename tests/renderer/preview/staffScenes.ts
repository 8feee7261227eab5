import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { counter, locked, member, online } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const state = (app: AppState): Scene => ({ 'app:state': () => ({ ok: true, value: app }) })
const staff = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' } as const
const person = { role: 'clerk', active: true, mustChangePin: false, failures: 0, lockedMinutes: 0 } as const

/** People at the counter: locked, a PIN of one's own, and the supervisor's page. */
export const staffScenes = (usual: Scene): Record<string, Scene> => ({
  locked: {
    ...usual,
    'staff:lock': () => ({ ok: true, value: locked }),
    'staff:unlock': () => ({ ok: false, fault: { code: 'sign-in-refused' } }),
  },
  'choose-pin': {
    ...state({ phase: 'new-pin', counter, staff }),
    'staff:choosePin': () => ({ ok: false, fault: { code: 'pin-the-same' } }),
  },
  people: {
    ...usual,
    ...state({ phase: 'ready', counter, staff }),
    'staff:here': () => ({
      ok: true,
      value: [
        { ...person, ...staff },
        { ...person, staffNumber: '1001', name: 'Trần Văn Thử' },
        {
          ...person,
          staffNumber: '1002',
          name: 'Phạm Thị Hoàng Oanh Thử Nghiệm',
          failures: 6,
          lockedMinutes: 2,
        },
        { ...person, staffNumber: '1003', name: 'Ngô Văn Mới', mustChangePin: true },
        { ...person, staffNumber: '1004', name: 'Đỗ Thị Cũ', active: false },
      ],
    }),
  },
  'people-alone': {
    ...usual,
    ...state({ phase: 'ready', counter: { ...counter, standsAlone: true }, staff }),
    'staff:here': () => ({
      ok: true,
      value: [
        { ...person, ...staff },
        { ...person, staffNumber: '3002', name: 'Lò Văn Nhân Viên' },
        { ...person, staffNumber: '3003', name: 'Sùng Thị Mới', mustChangePin: true },
        { ...person, staffNumber: '3004', name: 'Đỗ Thị Cũ', active: false },
      ],
    }),
    'sync:status': () => ({ ok: true, value: { ...online, connection: 'alone', lastConfirmedAt: null } }),
    'staff:add': ({ staffNumber }) =>
      staffNumber === '3004'
        ? { ok: false, fault: { code: 'staff-number-taken' } }
        : { ok: true, value: { pin: '739164' } },
    'staff:dismiss': () => ({ ok: false, fault: { code: 'last-supervisor' } }),
  },
  'co-sign': {
    'coSign:asked': () => ({
      ok: true,
      value: {
        questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
        about: 'correction',
        details: [],
        cardNumber: '001010000018',
        changes: [
          { fact: 'fullName', from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' },
          { fact: 'dateOfBirth', from: '1999-01-15', to: '1999-01-16' },
          { fact: 'gender', from: 'male', to: 'female' },
        ],
        reason: 'Khách báo tên và ngày sinh gõ nhầm khi đăng ký',
        reading: { fullName: 'Nguyễn Thị Mẫn', dateOfBirth: '1999-01-16', gender: 'female' },
        askedBy: { staffNumber: '1001', name: 'Trần Văn Thử' },
        madeAt: '2026-03-02T07:05:00.000Z',
      },
    }),
    'coSign:decide': () => ({ ok: false, fault: { code: 'self-approved' } }),
  },
  override: {
    ...usual,
    'members:enrol': ({ overrideWaits }) =>
      overrideWaits
        ? { ok: true, value: member(1, { state: 'stored' }) }
        : { ok: false, fault: { code: 'override-unapproved' } },
    'members:overrides': () => ({
      ok: true,
      value: [
        { fact: 'number', from: '001199000123', to: '001199000124' },
        { fact: 'dateOfBirth', from: '1999-01-15', to: '1999-01-16' },
      ],
    }),
  },
  'override-turned-away': {
    ...usual,
    'members:enrol': ({ overrideReason }) => ({
      ok: false,
      fault: overrideReason
        ? { code: 'override-turned-away', values: { rejection: 'Thẻ ghi rõ số, hãy đọc lại' } }
        : { code: 'override-unapproved' },
    }),
    'members:overrides': () => ({
      ok: true,
      value: [{ fact: 'number', from: '001199000123', to: '001199000124' }],
    }),
  },
  'co-sign-gone': { 'coSign:asked': () => ({ ok: true, value: null }) },
  approvals: {
    ...usual,
    ...state({ phase: 'ready', counter, staff }),
    'approvals:list': () => ({
      ok: true,
      value: {
        waiting: [1, 2, 3].map(serial => ({
          questionId: `3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b2${serial}`,
          about: 'correction',
          cardNumber: '001010000018',
          facts: serial === 2 ? ['fullName', 'dateOfBirth', 'nationality'] : ['number'],
          reason: 'Khách báo gõ nhầm khi đăng ký',
          askedBy: { staffNumber: '1001', name: 'Trần Văn Thử' },
          madeAt:
            ['2026-02-27T05:03:00.000Z', '2026-03-01T05:00:00.000Z', '2026-03-02T05:03:00.000Z'][
              serial - 1
            ] ?? '',
        })),
        turnedAway: [
          {
            questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b31',
            about: 'correction',
            cardNumber: '001010000018',
            reason: 'Khách muốn đổi tên gọi',
            rejection: 'Giấy tờ ghi khác',
            decidedBy: 'Phạm Thị Giám Sát',
            decidedAt: '2026-03-02T07:05:00.000Z',
            isSeen: false,
          },
          {
            questionId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b32',
            about: 'disclosure',
            cardNumber: '001010000018',
            reason: 'Công an tỉnh Mẫu',
            rejection: 'Văn bản không có dấu',
            decidedBy: 'Phạm Thị Giám Sát',
            decidedAt: '2026-03-01T07:05:00.000Z',
            isSeen: true,
          },
        ],
        cases: [
          {
            caseId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b41',
            kind: 'duplicate',
            cardNumber: null,
            openedAt: '2026-03-01T07:05:00.000Z',
          },
        ],
      },
    }),
  },
  'people-loading': {
    ...usual,
    ...state({ phase: 'ready', counter, staff }),
    'staff:here': () => new Promise<never>(() => {}),
  },
  'people-fault': {
    ...usual,
    ...state({ phase: 'ready', counter, staff }),
    'staff:here': () => ({ ok: false, fault: { code: 'not-now' } }),
  },
})
