import type { IncidentRecord } from '../../src/contract/register/incidentRecord.ts'

/** A counter that was lost: detected 30 hours ago, nobody told yet. */
export const lostCounter = (more: Partial<IncidentRecord> = {}): IncidentRecord => ({
  incidentId: '5f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
  openedAt: new Date(Date.now() - 29 * 3600_000).toISOString(),
  openedBy: '2001',
  detectedAt: new Date(Date.now() - 30 * 3600_000).toISOString(),
  source: 'lost-device',
  requestId: null,
  description: 'Máy quầy 02 mất trong đêm, cửa sau bị cạy.',
  scope: null,
  affected: null,
  informed: [],
  notes: [],
  closed: null,
  ...more,
})

export const affectedSample = {
  count: 2,
  members: [
    {
      memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
      cardNumber: '001010000018',
      maskedName: 'N••• T••• Mẫu',
      maskedNumber: '••••••••0123',
      keptHere: true,
    },
    {
      memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b12',
      cardNumber: '001010000026',
      maskedName: '•••',
      maskedNumber: '••••',
      keptHere: false,
    },
  ],
  next: null,
}
