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
  return {
    audit: log,
    'audit-altered': { ...log, 'audit:verify': () => ({ ok: true, value: alteredLog }) },
    'audit-empty': { ...atWork, 'audit:search': () => ({ ok: true, value: { entries: [], more: false } }) },
    'audit-verifying': { ...log, 'audit:verify': () => new Promise<never>(() => {}) },
  }
}
