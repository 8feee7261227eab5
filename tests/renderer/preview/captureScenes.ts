import type { AppState } from '../../../src/contract/ipc/app.ts'
import type { Scan } from '../../../src/contract/ipc/devices.ts'
import type { createFakeBridge } from '../fakeBridge.ts'
import { qrReading } from '../samples.ts'

type Scene = NonNullable<Parameters<typeof createFakeBridge>[0]>

const scan = (last: number, more: Partial<Scan> = {}): Scan => ({
  scanId: `3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b1${last}`,
  savedAt: '2026-03-02T03:32:00.000Z',
  left: false,
  old: false,
  state: 'waiting',
  ...more,
})
const holds =
  (...scans: Scan[]) =>
  () => ({ ok: true as const, value: { folder: '/home/quay1/quet', folderFault: null, scans } })
const left = { left: true, old: true, savedAt: '2026-03-01T03:32:00.000Z' }
const reads = (removed: boolean): Scene => ({
  'scanner:state': holds(scan(1)),
  'scanner:read': () => ({
    ok: true,
    value: { reading: qrReading, fault: null, image: null, savedAt: scan(1).savedAt, removed },
  }),
})

/** What main would answer around a camera and a document scanner. */
export const captureScenes = (usual: Scene, supervising: AppState): Record<string, Scene> => {
  const supervised: Scene = { ...usual, 'app:state': () => ({ ok: true, value: supervising }) }
  return {
    'camera-front': { ...usual, 'documents:read': () => ({ ok: true, value: qrReading }) },
    'scanner-left': {
      ...usual,
      'scanner:state': holds(scan(1, left), scan(2, left), scan(3, { left: true })),
    },
    'scanner-read': { ...usual, ...reads(true) },
    'scanner-stuck': { ...usual, ...reads(false) },
    'scanner-missing': {
      ...usual,
      'scanner:state': () => ({
        ok: true,
        value: { folder: '/media/quet', folderFault: 'missing', scans: [] },
      }),
    },
    'scanner-settings': {
      ...supervised,
      'scanner:state': holds(scan(1, left), scan(2, left)),
      'scanner:setFolder': ({ folder }) => ({
        ok: true,
        value: { folder, folderFault: null, scans: [scan(1, left), scan(2, left)] },
      }),
    },
    'scanner-refused': {
      ...supervised,
      'scanner:setFolder': () => ({ ok: false, fault: { code: 'folder-unusable' } }),
    },
  }
}
