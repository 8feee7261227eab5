import type { ProposalOutcome } from '../../contract/ipc/approval.ts'
import type { Bridge, Reply, Request, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { ActOnRequest, RequestPage, RequestSummary } from '../../contract/ipc/request.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** What customers ask for about their data. Main knows the clocks, and decides who may do what. */
export interface RequestSlice {
  /** The most pressing first; null while it is being fetched. */
  requests: RequestSummary[] | null
  /** The one that is open. */
  requestPage: RequestPage | null
  requestFault: Fault | null
  requestBusy: boolean
  /** What came of the last act. */
  requestOutcome: ProposalOutcome | null
  loadRequests(): Promise<void>
  openRequest(requestId: string): Promise<void>
  /** Keeps it and shows its page. */
  takeRequest(form: Request<'requests:take'>): Promise<boolean>
  /** True where it was done. */
  actOnRequest(act: ActOnRequest): Promise<boolean>
  /** Whom a request is about, masked; null where main does not say. */
  lookAtMember(memberId: string): Promise<Response<'members:of'> | null>
  /** Where the letter about a request goes, for the customer's own right, which is written down; null where nobody here knows. */
  addressOf(requestId: string): Promise<Reply<'sheets:letter'>>
  /** Saves everything that is kept about the member whose request is open; gives where, null where it is not wanted. */
  saveCopy(requestId: string): Promise<string | null>
  leaveRequest(): void
  forgetRequests(): void
}

const noPage = { requestPage: null, requestFault: null, requestOutcome: null }

export const requestSlice =
  (bridge: Bridge): Slice<RequestSlice> =>
  (set, get) => ({
    ...noPage,
    requests: null,
    requestBusy: false,
    loadRequests: async () => {
      const reply = await ask(bridge, 'requests:list', {})
      set(reply.ok ? { requests: reply.value, requestFault: null } : { requestFault: reply.fault })
    },
    openRequest: async requestId => {
      if (get().requestPage?.requestId !== requestId) set(noPage)
      const reply = await ask(bridge, 'requests:show', { requestId })
      const { place } = get()
      if (place.page !== 'requests' || place.entryId !== requestId) return
      set(reply.ok ? { requestPage: reply.value } : { requestFault: reply.fault })
    },
    takeRequest: async form => {
      if (get().requestBusy) return false
      set({ requestBusy: true, requestFault: null })
      const reply = await ask(bridge, 'requests:take', form)
      if (!reply.ok) {
        set({ requestBusy: false, requestFault: reply.fault })
        return false
      }
      // The form is done with: going back leads to where it was come to from.
      set({ ...noPage, requestBusy: false, requestPage: reply.value })
      set({ place: { page: 'requests', entryId: reply.value.requestId } })
      void get().loadRequests()
      return true
    },
    actOnRequest: async act => {
      if (get().requestBusy) return false
      set({ requestBusy: true, requestFault: null, requestOutcome: null })
      const reply = await ask(bridge, 'requests:act', act)
      set({ requestBusy: false })
      if (!reply.ok) {
        set({ requestFault: reply.fault })
        return false
      }
      await Promise.all([get().openRequest(act.requestId), get().loadRequests()])
      set({ requestOutcome: reply.value })
      if (reply.value.outcome !== 'done') void get().loadProposals()
      return reply.value.outcome !== 'turned-away'
    },
    lookAtMember: async memberId => {
      const reply = await ask(bridge, 'members:of', { memberId })
      return reply.ok ? reply.value : null
    },
    addressOf: async requestId => {
      const reply = await ask(bridge, 'sheets:letter', { requestId })
      if (!reply.ok) set({ requestFault: reply.fault })
      return reply
    },
    saveCopy: async requestId => {
      if (get().requestBusy) return null
      set({ requestBusy: true, requestFault: null })
      const reply = await ask(bridge, 'requests:copy', { requestId })
      set({ requestBusy: false, requestFault: reply.ok ? null : reply.fault })
      return reply.ok ? reply.value.savedAs : null
    },
    leaveRequest: () => set(noPage),
    forgetRequests: () => set({ ...noPage, requests: null, requestBusy: false }),
  })
