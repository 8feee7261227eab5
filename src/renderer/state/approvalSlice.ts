import type { ProposalOutcome, Proposals } from '../../contract/ipc/approval.ts'
import type { Bridge, Request } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** Corrections that need a supervisor: what waits, what was turned away, and the asking itself. */
export interface ApprovalSlice {
  proposals: Proposals | null
  approvalFault: Fault | null
  /** A supervisor's window is open. */
  coSigning: boolean
  /** What came of the last one that was put before a supervisor. */
  lastOutcome: ProposalOutcome | null
  loadProposals(): Promise<void>
  /** Null where main refused; `approvalFault` says why. */
  requestApproval(proposal: Request<'approvals:request'>): Promise<ProposalOutcome | null>
  decideProposal(questionId: string): Promise<void>
  /** [APR2] Who asked has read why it was turned away. */
  seeRejection(questionId: string): Promise<void>
  forgetApprovals(): void
}

const nothing = { proposals: null, approvalFault: null, coSigning: false, lastOutcome: null }

export const approvalSlice =
  (bridge: Bridge): Slice<ApprovalSlice> =>
  (set, get) => {
    const put = async <C extends 'approvals:request' | 'approvals:decide'>(
      channel: C,
      request: Request<C>,
    ): Promise<ProposalOutcome | null> => {
      if (get().coSigning) return null
      set({ coSigning: true, approvalFault: null, lastOutcome: null })
      const reply = await ask(bridge, channel, request)
      const outcome = reply.ok ? (reply.value as ProposalOutcome) : null
      set({ coSigning: false, approvalFault: reply.ok ? null : reply.fault, lastOutcome: outcome })
      await get().loadProposals()
      return outcome
    }
    return {
      ...nothing,
      loadProposals: async () => {
        const reply = await ask(bridge, 'approvals:list', {})
        set(reply.ok ? { proposals: reply.value } : { approvalFault: reply.fault })
      },
      requestApproval: proposal => put('approvals:request', proposal),
      decideProposal: async questionId => void (await put('approvals:decide', { questionId })),
      seeRejection: async questionId => {
        const reply = await ask(bridge, 'approvals:seen', { questionId })
        if (!reply.ok) set({ approvalFault: reply.fault })
        await get().loadProposals()
      },
      forgetApprovals: () => set(nothing),
    }
  }
