import type { AuditEntryShown, AuditFindings } from '../../contract/ipc/audit.ts'
import type { Bridge, Request } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

export type AuditFilter = Omit<Request<'audit:search'>, 'before'>

/** The audit log, as a supervisor looks at it. */
export interface AuditSlice {
  auditFilter: AuditFilter
  /** Null while none have come. */
  auditEntries: AuditEntryShown[] | null
  /** There are older ones. */
  auditMore: boolean
  auditBusy: boolean
  auditFault: Fault | null
  auditFindings: AuditFindings | null
  /** How far verification has come; null while none is under way. */
  auditProgress: { done: number; total: number } | null
  /** Where the log was saved last. */
  auditSavedTo: string | null
  searchAudit(filter: AuditFilter): Promise<void>
  olderAudit(): Promise<void>
  verifyAudit(): Promise<void>
  tellAudit(progress: { done: number; total: number }): void
  exportAudit(): Promise<void>
  forgetAudit(): void
}

export const anyEntry: AuditFilter = { actor: null, action: null, from: null, to: null, subject: null }

const nothing = {
  auditFilter: anyEntry,
  auditEntries: null,
  auditMore: false,
  auditBusy: false,
  auditFault: null,
  auditFindings: null,
  auditProgress: null,
  auditSavedTo: null,
}

export const auditSlice =
  (bridge: Bridge): Slice<AuditSlice> =>
  (set, get) => {
    /** Answers to another search than the one on the screen would only flicker. */
    const load = async (filter: AuditFilter, before: number | null) => {
      set({ auditBusy: true, auditFault: null, auditFilter: filter })
      const reply = await ask(bridge, 'audit:search', { ...filter, before })
      if (get().auditFilter !== filter) return
      if (!reply.ok) return set({ auditBusy: false, auditFault: reply.fault })
      const earlier = before === null ? [] : (get().auditEntries ?? [])
      const { entries, more } = reply.value
      set({ auditBusy: false, auditEntries: [...earlier, ...entries], auditMore: more })
    }
    return {
      ...nothing,
      searchAudit: filter => load({ ...filter }, null),
      olderAudit: async () => {
        const oldest = get().auditEntries?.at(-1)
        if (oldest && !get().auditBusy) await load(get().auditFilter, oldest.sequence)
      },
      verifyAudit: async () => {
        if (get().auditProgress) return
        set({ auditProgress: { done: 0, total: 1 }, auditFindings: null, auditFault: null })
        const reply = await ask(bridge, 'audit:verify', {})
        set({ auditProgress: null })
        set(reply.ok ? { auditFindings: reply.value } : { auditFault: reply.fault })
      },
      tellAudit: progress => {
        if (get().auditProgress) set({ auditProgress: progress })
      },
      exportAudit: async () => {
        if (get().auditBusy) return
        set({ auditBusy: true, auditFault: null, auditSavedTo: null })
        const reply = await ask(bridge, 'audit:export', {})
        set({ auditBusy: false })
        if (!reply.ok) return set({ auditFault: reply.fault })
        set({ auditSavedTo: reply.value.savedAs })
        if (reply.value.savedAs) await load(get().auditFilter, null)
      },
      forgetAudit: () => set(nothing),
    }
  }
