import type { Bridge, Request, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import { ask } from './ask.ts'
import type { MemberSummary } from './saveSlice.ts'
import type { Slice } from './store.ts'

export type CancelOutcome = Response<'members:cancel'>

/** Finding a member, and what may be done with one who is found. Main masks what it gives. */
export interface FindSlice {
  findTyped: string
  /** Null before anything was looked for. */
  found: MemberSummary[] | null
  finding: boolean
  findFault: Fault | null
  /** Whose membership was ended last, to say so and to lead to the proof. */
  cancelled: { memberId: string; cardNumber: string } | null
  find(typed: string): Promise<void>
  /** What came of it; null where main refused, and `findFault` says why. */
  cancelMember(form: Request<'members:cancel'>): Promise<CancelOutcome | null>
  fetchBack(memberId: string, purpose: FetchPurpose): Promise<boolean>
  clearFind(): void
}

const nothingFound = { findTyped: '', found: null, finding: false, findFault: null, cancelled: null }

export const findSlice =
  (bridge: Bridge): Slice<FindSlice> =>
  (set, get) => ({
    ...nothingFound,
    find: async typed => {
      set({ findTyped: typed, cancelled: null })
      if (typed.trim() === '') {
        set({ found: null, finding: false, findFault: null })
        return
      }
      set({ finding: true })
      const reply = await ask(bridge, 'members:find', { typed })
      // The clerk went on typing: an answer to what stood there before would only flicker.
      if (get().findTyped !== typed) return
      if (reply.ok) set({ found: reply.value, finding: false, findFault: null })
      else set({ finding: false, findFault: reply.fault })
    },
    cancelMember: async form => {
      set({ findFault: null })
      const reply = await ask(bridge, 'members:cancel', form)
      if (!reply.ok) {
        set({ findFault: reply.fault })
        return null
      }
      if (reply.value.outcome !== 'cancelled') return reply.value
      const { memberId, cardNumber } = reply.value
      const without = (members: MemberSummary[] | null) =>
        members?.filter(member => member.memberId !== memberId) ?? null
      const { found, members, saved, startForm } = get()
      if (saved?.memberId === memberId) startForm()
      set({ found: without(found), members: without(members), cancelled: { memberId, cardNumber } })
      return reply.value
    },
    fetchBack: async (memberId, purpose) => {
      const reply = await ask(bridge, 'members:fetchBack', { memberId, purpose })
      if (!reply.ok) {
        set({ findFault: reply.fault })
        return false
      }
      const found = get().found?.map(member => (member.memberId === memberId ? reply.value : member)) ?? null
      set({ found, findFault: null })
      return true
    },
    clearFind: () => set(nothingFound),
  })
