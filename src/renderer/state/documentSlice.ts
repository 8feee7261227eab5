import type { Bridge, Reply } from '../../contract/ipc/channels.ts'
import type { FaultCode } from '../../contract/ipc/fault.ts'
import type { PartialReading } from '../../contract/ipc/reading.ts'
import {
  type DocumentKind,
  MAX_FILE_BYTES,
  type Reading,
  type ReadingWarning,
} from '../../domain/identity/reading.ts'
import { factNames } from '../../domain/member/facts.ts'
import { ask } from './ask.ts'
import type { Fields } from './field.ts'
import { isOtherPerson } from './fill.ts'
import type { Slice } from './store.ts'

/**
 * `image` is in memory only; null when a hand-held scanner typed the text, or a picture cannot be shown. `savedAt`: when
 * the document scanner saved it, for pictures that came from there.
 */
export type DocumentState =
  | { status: 'none' }
  | { status: 'reading'; image: Blob | null; savedAt?: string | undefined }
  | {
      status: 'read'
      image: Blob | null
      savedAt?: string | undefined
      kind: DocumentKind
      warnings: ReadingWarning[]
      otherPerson: Reading | null
    }
  | { status: 'fault'; image: Blob | null; savedAt?: string | undefined; code: FaultCode }

export interface DocumentSlice {
  document: DocumentState
  readImage(image: Blob): Promise<void>
  readScannedText(text: string): Promise<void>
  /** Shows that a document is being read by whatever `work` does, and what came of it. */
  readBy(
    work: () => Promise<{ reply: Reply<'documents:read'>; image: Blob | null }>,
    savedAt: string,
  ): Promise<void>
  /** Fills in what a document says so far, while the rest is still being read. */
  showPartial(part: PartialReading): void
  /** Takes what was read of the document already. */
  takeReading(reading: Reading, image: Blob): void
  stopReading(): void
  useOtherPerson(): void
}

const tooBigOrEmpty = (image: Blob): FaultCode | null => {
  if (image.size === 0) return 'empty-file'
  return image.size > MAX_FILE_BYTES ? 'file-too-large' : null
}

/** The form as if the first part of an answer had not been filled in, where nobody has touched it since. */
const withoutPart = (fields: Fields, { before, after }: { before: Fields; after: Fields }): Fields =>
  Object.fromEntries(
    factNames.map(name => [name, fields[name] === after[name] ? before[name] : fields[name]]),
  ) as Fields

export const documentSlice =
  (bridge: Bridge): Slice<DocumentSlice> =>
  (set, get) => {
    /** Only the newest reading, of the form it was begun for, may fill anything. */
    let turn = 0
    /** What the form was before an answer's first part, and after it. */
    let early: { before: Fields; after: Fields } | null = null
    const begin = (image: Blob | null, savedAt?: string) => {
      if (get().saved) get().startForm()
      set({ document: { status: 'reading', image, savedAt } })
      turn += 1
      early = null
      const mine = turn
      const { enrolmentId } = get()
      return () => mine === turn && enrolmentId === get().enrolmentId && get().document.status === 'reading'
    }
    const finish = (image: Blob | null, reply: Reply<'documents:read'>, savedAt?: string) => {
      if (!reply.ok) {
        set({ document: { status: 'fault', image, savedAt, code: reply.fault.code } })
        return
      }
      const reading: Reading = reply.value
      // The whole answer takes the place of its first part, but for what the clerk has changed since.
      if (early) set({ fields: withoutPart(get().fields, early) })
      early = null
      const otherPerson = isOtherPerson(get().fields, reading) ? reading : null
      get().fillFrom(reading)
      const { document: kind, warnings } = reading
      set({ document: { status: 'read', image, savedAt, kind, warnings, otherPerson } })
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
        const reply = await ask(bridge, 'documents:read', { bytes, turn })
        if (isMine()) finish(image, reply)
      },
      readScannedText: async text => {
        if (get().stage === 'saving') return
        const isMine = begin(null)
        const reply = await ask(bridge, 'documents:readText', { text })
        if (isMine()) finish(null, reply)
      },
      readBy: async (work, savedAt) => {
        if (get().stage === 'saving') return
        const isMine = begin(null, savedAt)
        const { reply, image } = await work()
        if (isMine()) finish(image, reply, savedAt)
      },
      showPartial: part => {
        const { document, fields, fillFrom } = get()
        if (part.turn !== turn || document.status !== 'reading') return
        const before = early ? withoutPart(fields, early) : fields
        if (isOtherPerson(before, part.reading)) return
        set({ fields: before })
        fillFrom(part.reading)
        early = { before, after: get().fields }
      },
      takeReading: (reading, image) => {
        begin(image)
        finish(image, { ok: true, value: reading })
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
