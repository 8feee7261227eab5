import type { createFakeBridge } from '../fakeBridge.ts'
import { requestPage, requestSummary } from '../requestSamples.ts'
import { member, pageOf, ready, receipt } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const id = (serial: number) => `5f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b1${serial}`
const supervisor = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' as const }
const done = {
  standing: 'done',
  nextDue: null,
  workingDaysLeft: 0,
  answeredAt: '2026-11-24T03:00:00.000Z',
} as const
const board = [
  requestSummary({ requestId: id(1), kind: 'misuse', standing: 'urgent', nextDue: '2026-11-30' }),
  requestSummary({ requestId: id(2), standing: 'late', nextDue: '2026-11-26', workingDaysLeft: 0 }),
  requestSummary({ requestId: id(3), kind: 'correct' }),
  requestSummary({
    requestId: id(4),
    kind: 'delete',
    standing: 'to-complete',
    answeredAt: '2026-11-26T03:00:00.000Z',
    nextDue: '2027-01-06',
    completeBy: '2027-01-06',
    workingDaysLeft: 27,
    daysKnown: false,
  }),
  requestSummary({
    requestId: id(5),
    kind: 'restrict',
    ...done,
    completedAt: '2026-11-25T03:00:00.000Z',
    outcome: 'done',
  }),
]
const by = { staffNumber: '1001', name: 'Trần Văn Ví Dụ' }
const completed = {
  ...requestPage,
  ...done,
  kind: 'restrict' as const,
  completedAt: '2026-11-25T03:00:00.000Z',
  outcome: 'partly' as const,
  steps: [
    ...requestPage.steps,
    {
      what: 'answered' as const,
      at: '2026-11-24T03:00:00.000Z',
      by,
      outcome: null,
      answer: 'Đã nhận và đang xem xét.',
      reason: null,
    },
    {
      what: 'completed' as const,
      at: '2026-11-25T03:00:00.000Z',
      by: { staffNumber: '2001', name: 'Lê Thị Giám Sát' },
      outcome: 'partly' as const,
      answer: 'Không còn gọi điện, nhắn tin cho Quý khách. Thông tin xác nhận giao dịch vẫn được giữ.',
      reason: 'Luật kế toán buộc giữ chứng từ giao dịch.',
    },
  ],
}

/** What customers ask for about their data. */
export const requestScenes = (usual: Scene): Record<string, Scene> => {
  const desk: Scene = {
    ...usual,
    'requests:list': () => ({ ok: true, value: board }),
    'members:find': () => ({ ok: true, value: [member(6, { state: 'confirmed', receipt })] }),
    'members:of': ({ memberId }) => ({ ok: true, value: pageOf(memberId) }),
  }
  return {
    requests: desk,
    'requests-empty': { ...desk, 'requests:list': () => ({ ok: true, value: [] }) },
    'requests-fault': { ...desk, 'requests:list': () => ({ ok: false, fault: { code: 'not-now' } }) },
    'request-done': {
      ...desk,
      'app:state': () => ({ ok: true, value: { ...ready, staff: supervisor } as typeof ready }),
      'requests:show': ({ requestId }) => ({ ok: true, value: { ...completed, requestId } }),
    },
    request: {
      ...desk,
      'requests:show': ({ requestId }) => ({ ok: true, value: { ...requestPage, requestId } }),
    },
  }
}
