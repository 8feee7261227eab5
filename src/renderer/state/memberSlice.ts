import type { Bridge, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import type { FetchPurpose } from '../../domain/member/fetchPurpose.ts'
import { ask } from './ask.ts'
import type { MemberSummary } from './saveSlice.ts'
import type { Slice } from './store.ts'

export type MemberPage = Response<'members:of'>
/** Facts in full, and what they are shown for. */
export interface Revealed {
  purpose: FetchPurpose
  facts: Response<'members:reveal'>['facts']
}

/** The page of one member: masked until a purpose is named, and masked again on leaving or locking. */
export interface MemberSlice {
  memberPage: MemberPage | null
  memberFault: Fault | null
  revealed: Revealed | null
  /** The purpose for which facts are being fetched just now. */
  revealing: FetchPurpose | null
  revealFault: Fault | null
  /** Loads the page, or loads it again where it is open: what is shown stays until then. */
  loadMember(memberId: string): Promise<void>
  reveal(purpose: FetchPurpose, facts?: readonly FactName[]): Promise<boolean>
  hideFacts(): void
  /** Takes up where a record is on its way, as main tells it. */
  keepOnPage(member: MemberSummary): void
  leaveMember(): void
}

const nothing = {
  memberPage: null,
  memberFault: null,
  revealed: null,
  revealing: null,
  revealFault: null,
}

export const idOf = (page: MemberPage | null) =>
  page === null ? null : page.standing === 'cancelled' ? page.memberId : page.member.memberId

export const memberSlice =
  (bridge: Bridge): Slice<MemberSlice> =>
  (set, get) => ({
    ...nothing,
    loadMember: async memberId => {
      if (idOf(get().memberPage) !== memberId) get().leaveMember()
      const reply = await ask(bridge, 'members:of', { memberId })
      const { place } = get()
      if (place.page !== 'member' || place.memberId !== memberId) return
      set(reply.ok ? { memberPage: reply.value, memberFault: null } : { memberFault: reply.fault })
      await get().loadHistory()
    },
    reveal: async (purpose, facts = factNames) => {
      const memberId = idOf(get().memberPage)
      if (!memberId || get().revealing) return false
      set({ revealing: purpose, revealFault: null })
      const reply = await ask(bridge, 'members:reveal', { memberId, purpose, facts: [...facts] })
      // The counter was locked, or another page opened, before the answer came: it is not shown any more.
      const isHere = get().app.phase === 'ready' && idOf(get().memberPage) === memberId
      if (!isHere) return false
      if (!reply.ok) set({ revealing: null, revealFault: reply.fault })
      else set({ revealing: null, revealed: { purpose, facts: reply.value.facts } })
      if (reply.ok) void get().loadHistory()
      return reply.ok
    },
    hideFacts: () => {
      set({ revealed: null, revealing: null, revealFault: null })
      get().hideChange()
      get().hideStanding()
    },
    keepOnPage: member => {
      const { memberPage } = get()
      if (idOf(memberPage) === member.memberId) void get().loadMember(member.memberId)
    },
    leaveMember: () => {
      set({ ...nothing, correctionOutcome: null, correctionFault: null })
      get().hideStanding()
      get().forgetHistory()
    },
  })
