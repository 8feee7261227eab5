import { describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import type { Scan, ScannerState } from '../../../src/contract/ipc/devices.ts'
import { held } from '../fakeBridge.ts'
import { mrzReading, qrReading } from '../samples.ts'
import { settled, signedIn } from '../signedIn.ts'

const scan = (last: number, more: Partial<Scan> = {}): Scan => ({
  scanId: `3f0e5a52-6c1c-4a5f-9a54-0d9a5a6f2b1${last}`,
  savedAt: '2026-03-02T03:32:00.000Z',
  left: false,
  old: false,
  state: 'waiting',
  ...more,
})
const folder = (...scans: Scan[]): ScannerState => ({ folder: '/scans', folderFault: null, scans })
const answer = (
  reading: typeof qrReading,
  more: { removed?: boolean; image?: Uint8Array<ArrayBuffer> } = {},
): Reply<'scanner:read'> => ({
  ok: true,
  value: { reading, fault: null, image: null, savedAt: scan(1).savedAt, removed: true, ...more },
})

describe('what the document scanner saves', () => {
  it('is read by itself and shown with when it was saved', async () => {
    const image = new Uint8Array([0xff, 0xd8, 1])
    const { now, bridge } = await signedIn({ 'scanner:read': () => answer(qrReading, { image }) })
    bridge.tell('scanner:state', folder(scan(1)))
    await settled()
    expect(bridge.callsOf('scanner:read')).toEqual([{ scanId: scan(1).scanId }])
    expect(now().fields.fullName.text).toBe('Nguyễn Thị Mẫu')
    expect(now().document).toMatchObject({ status: 'read', savedAt: scan(1).savedAt })
    expect([...image]).toEqual([0, 0, 0])
  })

  it('is read one after the other when front and back come together', async () => {
    const first = held<Reply<'scanner:read'>>()
    const replies = [first.promise, answer(mrzReading)]
    const { now, bridge } = await signedIn({
      'scanner:read': async () => (await replies.shift()) as Reply<'scanner:read'>,
    })
    bridge.tell('scanner:state', folder(scan(1), scan(2)))
    await settled()
    expect(bridge.callsOf('scanner:read')).toHaveLength(1)
    first.release(answer(qrReading))
    await settled()
    expect(bridge.callsOf('scanner:read')).toHaveLength(2)
    expect(now().fields.number.origin).toMatchObject({ sources: ['qr', 'mrz'] })
  })

  it('is offered, not read, when it lay there before', async () => {
    const { now, bridge } = await signedIn({ 'scanner:read': () => answer(qrReading) })
    bridge.tell('scanner:state', folder(scan(1, { left: true })))
    await settled()
    expect(bridge.callsOf('scanner:read')).toEqual([])
    await now().readScan(scan(1))
    expect(now().fields.number.text).toBe('001199000123')
  })

  it('waits while an unfinished form is being asked about', async () => {
    const { store, bridge } = await signedIn({ 'scanner:read': () => answer(qrReading) })
    store.setState({ keptDraft: {} as never })
    bridge.tell('scanner:state', folder(scan(1)))
    await settled()
    expect(bridge.callsOf('scanner:read')).toEqual([])
    store.setState({ keptDraft: null })
    await settled()
    expect(bridge.callsOf('scanner:read')).toHaveLength(1)
  })

  it('is not asked for again and again when it cannot be read', async () => {
    const { now, bridge } = await signedIn()
    bridge.tell('scanner:state', folder(scan(1)))
    await settled()
    bridge.tell('scanner:state', folder(scan(1)))
    await settled()
    expect(bridge.callsOf('scanner:read')).toHaveLength(1)
    expect(now().document).toMatchObject({ status: 'fault', code: 'scan-gone' })
  })

  it('is told plainly when it could not be removed', async () => {
    const { now, bridge } = await signedIn({
      'scanner:read': () => answer(qrReading, { removed: false }),
    })
    bridge.tell('scanner:state', folder(scan(1)))
    await settled()
    expect(now().scanStuck).toBe(true)
    await now().readScan(scan(2))
    expect(now().scanStuck).toBe(true)
    bridge.answer({ 'scanner:read': () => answer(qrReading) })
    await now().readScan(scan(3))
    expect(now().scanStuck).toBe(false)
  })
})

describe('the supervisor’s setting', () => {
  it('holds when main takes the folder, and says so', async () => {
    const { now } = await signedIn()
    await now().setScannerFolder('/scans')
    expect(now()).toMatchObject({ scannerSet: true, scanner: { folder: '/scans' } })
  })

  it('says why when main does not', async () => {
    const { now } = await signedIn({
      'scanner:setFolder': () => ({ ok: false, fault: { code: 'folder-unusable' } }),
    })
    await now().setScannerFolder('/nowhere')
    expect(now()).toMatchObject({ scannerSet: false, scannerFault: { code: 'folder-unusable' } })
  })
})
