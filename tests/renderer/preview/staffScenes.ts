import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { counter, locked } from '../samples.ts'

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
