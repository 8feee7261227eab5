import type { Bridge, Reply } from '../../contract/ipc/channels.ts'
import type { FaultCode } from '../../contract/ipc/fault.ts'
import {
  type DocumentKind,
  MAX_FILE_BYTES,
  type Reading,
  type ReadingWarning,
} from '../../domain/identity/reading.ts'
import { ask } from './ask.ts'
import { isOtherPerson } from './fill.ts'
import type { Slice } from './store.ts'

/** `image` is in memory only; null when a scanner typed the text. */
export type DocumentState =
  | { status: 'none' }
  | { status: 'reading'; image: Blob | null }
  | {
      status: 'read'
      image: Blob | null
      kind: DocumentKind
      warnings: ReadingWarning[]
      otherPerson: Reading | null
    }
  | { status: 'fault'; image: Blob | null; code: FaultCode }

export interface DocumentSlice {
  document: DocumentState
  readImage(image: Blob): Promise<void>
  readScannedText(text: string): Promise<void>
  stopReading(): void
  useOtherPerson(): void
}

const tooBigOrEmpty = (image: Blob): FaultCode | null => {
  if (image.size === 0) return 'empty-file'
  return image.size > MAX_FILE_BYTES ? 'file-too-large' : null
}

export const documentSlice =
  (bridge: Bridge): Slice<DocumentSlice> =>
  (set, get) => {
    /** Only the newest reading, of the form it was begun for, may fill anything. */
    let turn = 0
    const begin = (image: Blob | null) => {
      if (get().saved) get().startForm()
      set({ document: { status: 'reading', image } })
      turn += 1
      const mine = turn
      const { enrolmentId } = get()
      return () => mine === turn && enrolmentId === get().enrolmentId && get().document.status === 'reading'
    }
    const finish = (image: Blob | null, reply: Reply<'documents:read'>) => {
      if (!reply.ok) {
        set({ document: { status: 'fault', image, code: reply.fault.code } })
        return
      }
      const reading: Reading = reply.value
      const otherPerson = isOtherPerson(get().fields, reading) ? reading : null
      get().fillFrom(reading)
      set({
        document: { status: 'read', image, kind: reading.document, warnings: reading.warnings, otherPerson },
      })
    }
    return {
      document: { status: 'none' },
      readImage: async image => {
        if (get().stage === 'saving') return
        const isMine = begin(image)
        const code = tooBigOrEmpty(image)
        if (code) {
          set({ document: { status: 'fault', image: null, code } })
          return
        }
        const bytes = new Uint8Array(await image.arrayBuffer())
        const reply = await ask(bridge, 'documents:read', { bytes })
        if (isMine()) finish(image, reply)
      },
      readScannedText: async text => {
        if (get().stage === 'saving') return
        const isMine = begin(null)
        const reply = await ask(bridge, 'documents:readText', { text })
        if (isMine()) finish(null, reply)
      },
      stopReading: () => set({ document: { status: 'none' } }),
      useOtherPerson: () => {
        const { document } = get()
        if (document.status !== 'read' || !document.otherPerson) return
        get().replaceFrom(document.otherPerson)
        set({ document: { ...document, otherPerson: null } })
      },
    }
  }
