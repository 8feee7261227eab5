import type { Bridge, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import { ask } from './ask.ts'
import { idOf } from './memberSlice.ts'
import type { Slice } from './store.ts'

export type HistoryEntry = Response<'members:history'>[number]
export type RevealedChange = Response<'members:revealChange'>

/** What happened to the member whose page is open. */
export interface HistorySlice {
  /** The newest first; null while it is being fetched. */
  history: HistoryEntry[] | null
  historyFault: Fault | null
  /** Old and new values of one change, once a purpose was named. */
  shownChange: RevealedChange | null
  showingChange: FetchPurpose | null
  loadHistory(): Promise<void>
  showChange(entryId: string, purpose: FetchPurpose): Promise<void>
  hideChange(): void
  forgetHistory(): void
}

const hidden = { shownChange: null, showingChange: null, historyFault: null }

export const historySlice =
  (bridge: Bridge): Slice<HistorySlice> =>
  (set, get) => ({
    ...hidden,
    history: null,
    loadHistory: async () => {
      const memberId = idOf(get().memberPage)
      if (!memberId) return
      const reply = await ask(bridge, 'members:history', { memberId })
      if (idOf(get().memberPage) !== memberId) return
      set(reply.ok ? { history: reply.value, historyFault: null } : { historyFault: reply.fault })
    },
    showChange: async (entryId, purpose) => {
      const memberId = idOf(get().memberPage)
      if (!memberId || get().showingChange) return
      set({ showingChange: purpose, historyFault: null })
      const reply = await ask(bridge, 'members:revealChange', { memberId, entryId, purpose })
      if (get().app.phase !== 'ready' || idOf(get().memberPage) !== memberId) return
      set({
        showingChange: null,
        ...(reply.ok ? { shownChange: reply.value } : { historyFault: reply.fault }),
      })
      if (reply.ok) void get().loadHistory()
    },
    hideChange: () => set(hidden),
    forgetHistory: () => set({ ...hidden, history: null }),
  })
