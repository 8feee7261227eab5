import type { Bridge, Reply, Request, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { WithdrawalMethod } from '../../domain/consent/change.ts'
import type { Purpose } from '../../domain/consent/consent.ts'
import type { ProofPurpose } from '../../domain/consent/proofPurpose.ts'
import { ask } from './ask.ts'
import { idOf } from './memberSlice.ts'
import type { Slice } from './store.ts'

export type MemberConsents = Response<'consents:of'>

export type ProofExported = Reply<'consents:exportProof'>

/** The consents of a member who was found: seen, asked again, taken back. */
export interface MemberConsentsSlice {
  /** Null while they are not there. */
  memberConsents: MemberConsents | null
  memberConsentsFault: Fault | null
  loadConsents(memberId: string): Promise<void>
  /** True once it is kept. @param changeId one for each answer of a customer, however often it is pressed. */
  withdrawConsent(changeId: string, purpose: Purpose, method: WithdrawalMethod): Promise<boolean>
  renewConsents(answer: Omit<Request<'consents:renew'>, 'memberId'>): Promise<boolean>
  /** The proof as a file, for a purpose that is written down. */
  exportProof(memberId: string, purpose: ProofPurpose): Promise<ProofExported>
  clearConsents(): void
}

export const memberConsentsSlice =
  (bridge: Bridge): Slice<MemberConsentsSlice> =>
  (set, get) => {
    const keep = (consents: MemberConsents) => {
      const { memberId } = consents
      const found =
        get().found?.map(({ asksAgain, ...row }) =>
          row.memberId === memberId && !consents.asksAgain
            ? row
            : { ...row, ...(asksAgain ? { asksAgain } : {}) },
        ) ?? null
      set({ memberConsents: consents, memberConsentsFault: null, found })
      // What was answered stands in the member's history, and may be no more to ask.
      if (idOf(get().memberPage) === memberId) void get().loadMember(memberId)
    }
    return {
      memberConsents: null,
      memberConsentsFault: null,
      loadConsents: async memberId => {
        set({ memberConsents: null, memberConsentsFault: null })
        const reply = await ask(bridge, 'consents:of', { memberId })
        if (reply.ok) set({ memberConsents: reply.value })
        else set({ memberConsentsFault: reply.fault })
      },
      withdrawConsent: async (changeId, purpose, method) => {
        const { memberConsents } = get()
        if (!memberConsents) return false
        const { memberId } = memberConsents
        const request = { memberId, changeId, purposes: [purpose], method }
        const reply = await ask(bridge, 'consents:withdraw', request)
        if (reply.ok) keep(reply.value)
        else set({ memberConsentsFault: reply.fault })
        return reply.ok
      },
      renewConsents: async answer => {
        const { memberConsents } = get()
        if (!memberConsents) return false
        const reply = await ask(bridge, 'consents:renew', { memberId: memberConsents.memberId, ...answer })
        if (reply.ok) keep(reply.value)
        else set({ memberConsentsFault: reply.fault })
        if (!reply.ok && reply.fault.code === 'notice-outdated') await get().loadNotices()
        return reply.ok
      },
      exportProof: (memberId, purpose) => ask(bridge, 'consents:exportProof', { memberId, purpose }),
      clearConsents: () => set({ memberConsents: null, memberConsentsFault: null }),
    }
  }
