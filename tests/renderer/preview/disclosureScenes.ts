import type { AppState } from '../../../src/contract/ipc/app.ts'
import { alteredLog, auditEntries, soundLog } from '../auditSamples.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { counter } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const staff = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' } as const
const ready: AppState = { phase: 'ready', counter, staff }

/** What supervisors look after: the log. */
export const disclosureScenes = (usual: Scene): Record<string, Scene> => {
  const atWork: Scene = { ...usual, 'app:state': () => ({ ok: true, value: ready }) }
  const log: Scene = {
    ...atWork,
    'audit:search': () => ({ ok: true, value: { entries: auditEntries(1284, 12), more: true } }),
    'audit:verify': () => ({ ok: true, value: soundLog }),
  }
  const entry = {
    memberId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b11',
    cardNumber: '001010000018',
    demand: {
      agency: 'Công an huyện Đồng Phú',
      legalBasis: 'Điều 88 Bộ luật Tố tụng hình sự',
      documentNumber: '123/YC-CAH',
      documentDate: '2026-03-01',
      facts: ['fullName', 'phone'] as ('fullName' | 'phone')[],
    },
    requested: { by: { staffNumber: '1001', name: 'Trần Văn Thử' }, at: '2026-03-02T03:00:00.000Z' },
    approved: null,
    refused: null,
    exported: null,
  }
  const approved = { by: { staffNumber: '2001', name: 'Lê Thị Giám Sát' }, at: '2026-03-02T04:00:00.000Z' }
  const exported = { ...approved, number: '001-01/2026-0001', contentHash: '3f'.repeat(32) }
  const demands: Scene = {
    ...atWork,
    'disclosures:list': () => ({
      ok: true,
      value: {
        entries: [
          { ...entry, disclosureId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b41', state: 'requested' },
          { ...entry, disclosureId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b42', state: 'approved', approved },
          {
            ...entry,
            disclosureId: '3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b43',
            state: 'exported',
            approved,
            exported,
          },
        ],
        more: false,
      },
    }),
  }
  return {
    disclosures: demands,
    'disclosures-none': {
      ...atWork,
      'disclosures:list': () => ({ ok: true, value: { entries: [], more: false } }),
    },
    audit: log,
    'audit-altered': { ...log, 'audit:verify': () => ({ ok: true, value: alteredLog }) },
    'audit-empty': { ...atWork, 'audit:search': () => ({ ok: true, value: { entries: [], more: false } }) },
    'audit-verifying': { ...log, 'audit:verify': () => new Promise<never>(() => {}) },
  }
}
