import type { SyncStatus } from '../../contract/ipc/app.ts'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { MemberSummary } from './saveSlice.ts'
import type { Slice } from './store.ts'

/** Today's customers, masked, and how their records fare on the way to headquarters. */
export interface RecentSlice {
  /** Newest first; null while it is being fetched. */
  members: MemberSummary[] | null
  sync: SyncStatus | null
  sendingNow: boolean
  listFault: Fault | null
  loadMembers(): Promise<void>
  loadSync(): Promise<void>
  setSync(sync: SyncStatus): void
  /** Adds the member, or replaces its row where it stands. */
  putMember(member: MemberSummary): void
  sendNow(): Promise<void>
  /** Wipes all that is known of customers, at sign-out. */
  forgetCustomers(): void
}

export const recentSlice =
  (bridge: Bridge): Slice<RecentSlice> =>
  (set, get) => ({
    members: null,
    sync: null,
    sendingNow: false,
    listFault: null,
    loadMembers: async () => {
      const reply = await ask(bridge, 'members:recent', {})
      if (reply.ok) set({ members: reply.value, listFault: null })
      else set({ listFault: reply.fault })
    },
    loadSync: async () => {
      const reply = await ask(bridge, 'sync:status', {})
      if (reply.ok) set({ sync: reply.value })
    },
    setSync: sync => set({ sync }),
    putMember: member => {
      const { members, saved } = get()
      if (saved?.memberId === member.memberId) set({ saved: member })
      if (!members) return
      const known = members.some(row => row.memberId === member.memberId)
      set({
        members: known
          ? members.map(row => (row.memberId === member.memberId ? member : row))
          : [member, ...members],
      })
    },
    sendNow: async () => {
      if (get().sendingNow) return
      set({ sendingNow: true, listFault: null })
      const reply = await ask(bridge, 'sync:now', {})
      set({ sendingNow: false })
      if (reply.ok) set({ sync: reply.value })
      else set({ listFault: reply.fault })
    },
    forgetCustomers: () => {
      get().startForm()
      get().clearFind()
      get().forgetUpkeep()
      get().forgetRetention()
      get().forgetRequests()
      get().forgetStaff()
      get().forgetIncidents()
      get().forgetApprovals()
      get().closeSheet()
      get().leaveMember()
      get().forgetAudit()
      get().dropCorrection()
      get().forgetDisclosures()
      get().goStart()
      set({ keptDraft: null, members: null, sync: null, listFault: null, sendingNow: false })
    },
  })
