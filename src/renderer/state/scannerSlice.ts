import type { Bridge, Reply } from '../../contract/ipc/channels.ts'
import type { Scan, ScannerState } from '../../contract/ipc/devices.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { AppStore, Slice } from './store.ts'

/** What the document scanner saves into its folder, and what a supervisor sets of that. */
export interface ScannerSlice {
  /** Null until main has said. */
  scanner: ScannerState | null
  /** The picture read last is still in the folder. */
  scanStuck: boolean
  scannerBusy: boolean
  scannerFault: Fault | null
  /** What was asked for in the settings holds. */
  scannerSet: boolean
  loadScanner(): Promise<void>
  setScanner(state: ScannerState): void
  readScan(scan: Pick<Scan, 'scanId' | 'savedAt'>): Promise<void>
  removeScans(scanIds: string[]): Promise<void>
  setScannerFolder(folder: string | null): Promise<void>
}

/** The oldest picture that came by itself, when the form is free to take one. */
const nextOf = ({ scanner, app, stage, document, keptDraft }: AppStore, tried: ReadonlySet<string>) =>
  app.phase === 'ready' && stage === 'editing' && !keptDraft && document.status !== 'reading'
    ? scanner?.scans.find(scan => !scan.left && scan.state === 'waiting' && !tried.has(scan.scanId))
    : undefined

/** What main answers to reading a scan, as it answers to reading an image. */
function asReading(reply: Reply<'scanner:read'>): { reply: Reply<'documents:read'>; image: Blob | null } {
  if (!reply.ok) return { reply, image: null }
  const { reading, fault, image } = reply.value
  const shown = image ? new Blob([Uint8Array.from(image)]) : null
  image?.fill(0)
  return reading
    ? { reply: { ok: true, value: reading }, image: shown }
    : { reply: { ok: false, fault: { code: fault ?? 'unexpected' } }, image: shown }
}

export const scannerSlice =
  (bridge: Bridge): Slice<ScannerSlice> =>
  (set, get, store) => {
    const tried = new Set<string>()
    let reading = false
    const takeNext = () => {
      const next = reading ? undefined : nextOf(get(), tried)
      if (next) void get().readScan(next)
    }
    store.subscribe(takeNext)
    return {
      scanner: null,
      scanStuck: false,
      scannerBusy: false,
      scannerFault: null,
      scannerSet: false,
      loadScanner: async () => {
        set({ scannerFault: null, scannerSet: false })
        const reply = await ask(bridge, 'scanner:state', {})
        if (reply.ok) get().setScanner(reply.value)
      },
      setScanner: scanner => set({ scanner }),
      readScan: async ({ scanId, savedAt }) => {
        if (reading) return
        reading = true
        tried.add(scanId)
        set({ scanStuck: false })
        await get().readBy(async () => {
          const reply = await ask(bridge, 'scanner:read', { scanId })
          if (!reply.ok && reply.fault.code === 'superseded') tried.delete(scanId)
          set({ scanStuck: reply.ok && !reply.value.removed && reply.value.reading !== null })
          return asReading(reply)
        }, savedAt)
        reading = false
        takeNext()
      },
      removeScans: async scanIds => {
        const reply = await ask(bridge, 'scanner:remove', { scanIds })
        if (reply.ok) get().setScanner(reply.value)
      },
      setScannerFolder: async folder => {
        if (get().scannerBusy) return
        set({ scannerBusy: true, scannerFault: null, scannerSet: false })
        const reply = await ask(bridge, 'scanner:setFolder', { folder })
        set({ scannerBusy: false })
        if (!reply.ok) return set({ scannerFault: reply.fault })
        get().setScanner(reply.value)
        set({ scannerSet: true })
      },
    }
  }
