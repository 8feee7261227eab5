import type { IncidentRecord } from '../../../src/contract/register/incidentRecord.ts'
import { factNames } from '../../../src/domain/member/facts.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { lostCounter } from '../incidentSamples.ts'
import { counter } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const staff = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' } as const
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3600_000).toISOString()
const scope = { storeCode: '001', deviceId: null, from: null, to: null, facts: [...factNames] }

const told: IncidentRecord = lostCounter({
  scope,
  affected: 214,
  informed: [
    {
      whom: 'authority',
      way: 'portal',
      count: 1,
      sentAt: hoursAgo(20),
      text: 'Đã gửi thông báo theo mẫu, kèm biên bản của công an phường.',
      by: 'an',
    },
    {
      whom: 'customers',
      way: 'letter',
      count: 120,
      sentAt: hoursAgo(4),
      text: 'Máy quầy bị mất; dữ liệu trong máy được mã hoá. Xin Quý khách cảnh giác.',
      by: '2001',
    },
  ],
  notes: [{ at: hoursAgo(28), by: '2001', note: 'Công an phường đã lập biên bản số 12.' }],
})

/** The breach workbook at a counter. */
export function incidentScenes(usual: Scene): Record<string, Scene> {
  const scene = (...incidents: IncidentRecord[]): Scene => ({
    ...usual,
    'app:state': () => ({ ok: true, value: { phase: 'ready', counter, staff } }),
    'incidents:list': () => ({
      ok: true,
      value: { storeCode: '001', deviceId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', incidents },
    }),
    'incidents:addresses': () => ({
      ok: true,
      value: {
        addresses: [1, 2].map(serial => ({
          memberId: `3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b1${serial}`,
          cardNumber: `00101000000${serial}`,
          fullName: 'Nguyễn Thị Mẫu',
          address: 'Số 1 phố Mẫu, Phường Mẫu, Hà Nội',
        })),
        elsewhere: 3,
        next: null,
      },
    }),
  })
  return {
    'incident-running': scene(lostCounter()),
    'incident-late': scene(lostCounter({ detectedAt: hoursAgo(75) })),
    'incident-told': scene(told),
    'incident-closed': scene({
      ...told,
      closed: { at: hoursAgo(1), by: 'an', report: 'Máy được tìm thấy, còn khoá.', untold: null },
    }),
    'incident-none': scene(),
    'incident-clerk': { ...usual },
  }
}
