import type { ProposalOutcome } from '../../contract/ipc/approval.ts'
import type { Bridge, Reply } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FactName } from '../../domain/member/facts.ts'
import { ask } from './ask.ts'
import {
  begunFrom,
  type CorrectionForm,
  changesOf,
  emptyCorrection,
  type Standing,
  toggled,
  withoutStanding,
  withReading,
} from './correctionForm.ts'
import { idOf } from './memberSlice.ts'
import type { Slice } from './store.ts'

/**
 * A correction as somebody writes it on a member's page. What is typed outlives a lock and a look at another page; the values
 * that stand now are masked again then, and shown anew for the same purpose.
 */
export interface CorrectionSlice {
  correction: CorrectionForm | null
  /** What stands now, of the facts that were chosen; gone once the counter was locked or the page left. */
  standing: Standing
  correctionFault: Fault | null
  correctionOutcome: ProposalOutcome | null
  /** Sending, or waiting for a supervisor in their window; or a document is being read. */
  correcting: 'sending' | 'reading' | null
  /** Sending was tried: every field shows what is wrong with it. */
  correctionTried: boolean
  startCorrection(): void
  dropCorrection(): void
  /** Chooses a fact, which shows what stands, or lets it be. */
  chooseFact(fact: FactName): Promise<void>
  editCorrection(more: Partial<Pick<CorrectionForm, 'texts' | 'reason'>>): void
  /** Shows anew what stands of the facts that were chosen. */
  showStanding(): Promise<void>
  hideStanding(): void
  readForCorrection(from: { image: Blob } | { text: string }): Promise<void>
  sendCorrection(): Promise<void>
}

const nothing = {
  correction: null,
  standing: {},
  correctionFault: null,
  correctionOutcome: null,
  correcting: null,
  correctionTried: false,
}

export const correctionSlice =
  (bridge: Bridge): Slice<CorrectionSlice> =>
  (set, get) => {
    /** [ACC1] What stands is shown for a correction, and main writes that down. */
    const show = async (facts: FactName[]) => {
      const { correction } = get()
      if (!correction || facts.length === 0) return
      const { memberId } = correction
      const reply = await ask(bridge, 'members:reveal', { memberId, purpose: 'correction', facts })
      const isHere = get().app.phase === 'ready' && idOf(get().memberPage) === memberId
      if (!isHere || get().correction?.memberId !== memberId) return
      if (!reply.ok) {
        set({ correctionFault: reply.fault })
        return
      }
      const standing = { ...get().standing, ...reply.value.facts }
      const form = get().correction ?? correction
      set({ standing, correctionFault: null, correction: { ...form, texts: begunFrom(form, standing) } })
      await get().loadHistory()
    }
    const edit = (more: Partial<CorrectionForm>) => {
      const { correction } = get()
      // Another content is another correction: what was sent before is not altered under its own id.
      if (correction)
        set({
          correction: { ...correction, ...more, correctionId: crypto.randomUUID() },
          correctionOutcome: null,
        })
    }
    const hide = () => {
      const { correction, standing } = get()
      set({
        standing: {},
        correction: correction && { ...correction, texts: withoutStanding(correction, standing) },
      })
    }
    const settle = async (outcome: ProposalOutcome | null) => {
      set({ correcting: null })
      if (!outcome) {
        const { approvalFault } = get()
        set({ correctionFault: approvalFault })
        if (approvalFault?.code === 'facts-changed') hide()
        return
      }
      // What was turned away is kept, for who proposed it to put right.
      if (outcome.outcome === 'turned-away') edit({})
      else set({ correction: null, standing: {} })
      set({ correctionOutcome: outcome, correctionTried: false })
      const memberId = idOf(get().memberPage)
      if (memberId) await get().loadMember(memberId)
    }
    /** [APR5] Main keeps in mind what it read, and for whom: the supervisor sees that. */
    const read = (
      from: { image: Blob } | { text: string },
      memberId: string,
    ): Promise<Reply<'documents:read'>> =>
      'text' in from
        ? ask(bridge, 'documents:readText', { text: from.text, readFor: 'correction', memberId })
        : from.image.arrayBuffer().then(bytes =>
            ask(bridge, 'documents:read', {
              bytes: new Uint8Array(bytes),
              readFor: 'correction',
              memberId,
            }),
          )
    return {
      ...nothing,
      startCorrection: () => {
        const memberId = idOf(get().memberPage)
        if (memberId && get().correction?.memberId !== memberId)
          set({ ...nothing, correction: emptyCorrection(memberId) })
      },
      dropCorrection: () => set(nothing),
      chooseFact: async fact => {
        const { correction, standing } = get()
        if (!correction) return
        const chosen = correction.chosen.includes(fact)
        edit({ chosen: toggled(correction.chosen, fact) })
        if (!chosen && standing[fact] === undefined) await show([fact])
      },
      editCorrection: edit,
      showStanding: () => show(get().correction?.chosen ?? []),
      hideStanding: hide,
      readForCorrection: async from => {
        const memberId = get().correction?.memberId
        if (!memberId || get().correcting) return
        set({ correcting: 'reading', correctionFault: null })
        const reply = await read(from, memberId)
        set({ correcting: null })
        const { correction } = get()
        if (!reply.ok) set({ correctionFault: reply.fault })
        else if (correction) edit(withReading(correction, reply.value))
      },
      sendCorrection: async () => {
        const { correction, standing, correcting } = get()
        if (!correction || correcting) return
        set({ correctionTried: true, correctionFault: null, correctionOutcome: null })
        const changes = changesOf(correction, standing)
        if (!changes || correction.reason.trim() === '') return
        set({ correcting: 'sending' })
        const { correctionId, memberId, reason } = correction
        const request = { correctionId, memberId, changes, reason: reason.trim() }
        await settle(await get().requestApproval(request))
      },
    }
  }
