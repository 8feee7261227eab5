import type { RequestPage, RequestSummary } from '../../src/contract/ipc/request.ts'

/** A request for a copy, taken on a Wednesday at the counter. */
export const requestSummary = (more: Partial<RequestSummary> = {}): RequestSummary => ({
  requestId: '5f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b01',
  memberId: '0f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b01',
  cardNumber: '0010100000017',
  maskedName: 'Nguyễn T••• M•••',
  kind: 'copy',
  standing: 'to-answer',
  receivedAt: '2026-11-25T03:00:00.000Z',
  answeredAt: null,
  extendedAt: null,
  completedAt: null,
  liftedAt: null,
  outcome: null,
  answerBy: '2026-11-27',
  completeBy: '2026-12-07',
  nextDue: '2026-11-27',
  workingDaysLeft: 1,
  daysKnown: true,
  ...more,
})

const taker = { staffNumber: '1001', name: 'Trần Văn Ví Dụ' }

export const requestPage: RequestPage = {
  ...requestSummary(),
  channel: 'in-person',
  identityCheck: 'document',
  occasion: null,
  byRepresentative: false,
  representative: null,
  description: 'Khách muốn có bản sao mọi thông tin mà Harmoor đang giữ.',
  member: 'here',
  steps: [
    {
      what: 'received',
      at: '2026-11-25T03:00:00.000Z',
      by: taker,
      outcome: null,
      answer: null,
      reason: null,
    },
  ],
}
