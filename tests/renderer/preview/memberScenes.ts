import type { createFakeBridge } from '../fakeBridge.ts'
import { member, pageOf, ready, receipt } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const found = { ...member(6, { state: 'confirmed', receipt }), asksAgain: true as const }
const supervisor = { staffNumber: '2001', name: 'Lê Thị Giám Sát', role: 'supervisor' as const }

/** The page of one member. */
export const memberScenes = (usual: Scene): Record<string, Scene> => {
  const here: Scene = {
    ...usual,
    'app:state': () => ({ ok: true, value: { ...ready, staff: supervisor } as typeof ready }),
    'members:find': () => ({ ok: true, value: [found] }),
    'members:of': ({ memberId }) => ({ ok: true, value: { ...pageOf(memberId), restricted: true } }),
  }
  return {
    member: here,
    'member-clerk': { ...here, 'app:state': () => ({ ok: true, value: ready }) },
    'member-at-headquarters': {
      ...here,
      'members:of': () => ({
        ok: true,
        value: {
          standing: 'headquarters',
          member: { ...found, maskedName: '•••', maskedNumber: '•••', keptAt: 'headquarters' },
          restricted: false,
        },
      }),
      'members:fetchBack': () => ({ ok: false, fault: { code: 'headquarters-unreachable' } }),
    },
    'member-left': {
      ...here,
      'members:of': ({ memberId }) => ({
        ok: true,
        value: {
          standing: 'cancelled',
          memberId,
          cardNumber: found.cardNumber,
          cancelledAt: '2026-03-02T07:05:00.000Z',
        },
      }),
    },
    'member-fault': { ...here, 'members:of': () => ({ ok: false, fault: { code: 'member-unknown' } }) },
    'member-loading': { ...here, 'members:of': () => new Promise<never>(() => {}) },
  }
}
