import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { counter, online } from '../samples.ts'
import { incidentScenes } from './incidentScenes.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const state = (app: AppState): Scene => ({ 'app:state': () => ({ ok: true, value: app }) })

const alone: AppState = {
  phase: 'ready',
  counter: { ...counter, storeName: 'Harmoor Vùng Cao', storeCode: '947', standsAlone: true },
  staff: { staffNumber: '3001', name: 'Lò Thị Giám Sát', role: 'supervisor' },
}

const card = (serial: number, maskedName: string) => ({
  memberId: `2f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b${10 + serial}`,
  cardBefore: `94717000${String(serial).padStart(3, '0')}5`,
  cardNumber: `00102000${String(serial).padStart(3, '0')}7`,
  maskedName,
  at: '2026-03-02T07:05:00.000Z',
})

/** A counter's place: alone, joined later, cut off; members of other stores; and its incidents. */
export const placeScenes = (usual: Scene): Record<string, Scene> => ({
  ...incidentScenes(usual),
  'cut-off': { ...usual, ...state({ phase: 'cut-off', counter }) },
  'sign-in-told': state({ phase: 'sign-in', counter, told: 'staff-changed' }),
  'sign-in-joined': state({ phase: 'sign-in', counter, told: 'joined' }),
  alone: {
    ...usual,
    ...state(alone),
    'sync:status': () => ({
      ok: true,
      value: { ...online, connection: 'alone', waiting: 14, lastConfirmedAt: null },
    }),
    'counter:joinLater': () => ({ ok: false, fault: { code: 'join-code-refused' } }),
  },
  'cards-made-anew': {
    ...usual,
    ...state({ ...alone, counter }),
    'members:cardsMadeAnew': () => ({
      ok: true,
      value: [card(1, 'N••• T••• Mẫu'), card(2, 'Đ••• V••• Ví Dụ'), card(3, 'L••• Thử')],
    }),
  },
  duplicates: {
    ...usual,
    'sync:status': () => ({ ok: true, value: { ...online, catchUp: { done: 812, total: 2400 } } }),
    'duplicates:check': ({ document, phone }) => ({
      ok: true,
      value: {
        hits: [
          ...(document
            ? [
                { by: 'document' as const, storeName: 'Harmoor Tân Lập' },
                { by: 'document' as const, storeName: 'Harmoor Đồng Xoài' },
              ]
            : []),
          ...(phone ? [{ by: 'phone' as const, storeName: 'Harmoor Thành phố Thủ Dầu Một' }] : []),
        ],
      },
    }),
  },
})
