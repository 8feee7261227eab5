import type { AskedApproval, DecideApproval, ProposalOutcome } from '../../contract/ipc/approval.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { decideProposal, findProposal, type Proposal } from '../../store/repositories/proposals.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import { verifyPin } from '../staff/verifyPin.ts'
import { approve } from './approve.ts'

interface Asked {
  correctionId: string
  reading: AskedApproval['reading']
  settle(outcome: ProposalOutcome): void
}

interface CoSignOptions {
  open(): OpenCounter | null
  secrets(): Secrets | null
  /** The supervisor's window. */
  window: { open(closed: () => void): Promise<void>; close(): void }
}

/**
 * One question at a time to a supervisor, in a window of its own. Whoever asked gets the answer; where the window is closed
 * without one, the proposal waits in the queue.
 */
export class CoSign {
  readonly #options: CoSignOptions
  #asked: Asked | null = null
  #deciding = false

  constructor(options: CoSignOptions) {
    this.#options = options
  }

  isAsking = (): boolean => this.#asked !== null

  /** Resolves once a supervisor has decided, or put it off. */
  ask(correctionId: string, reading: AskedApproval['reading']): Promise<ProposalOutcome> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: ProposalOutcome) => {
        this.#asked = null
        resolve(outcome)
      }
      this.#asked = { correctionId, reading, settle }
      this.#options.window
        .open(() => this.#asked?.settle({ outcome: 'queued' }))
        .catch(error => {
          this.#asked = null
          reject(error)
        })
    })
  }

  #current(): { open: OpenCounter; asked: Asked; proposal: Proposal } | null {
    const [open, asked] = [this.#options.open(), this.#asked]
    const proposal = open && asked && findProposal(open.db, asked.correctionId)
    return proposal && proposal.decidedAt === null ? { open, asked, proposal } : null
  }

  /** What the window shows; null where nothing is asked any more. */
  shown(): AskedApproval | null {
    const current = this.#current()
    if (!current) return null
    const { correctionId, cardNumber, changes, reason, proposedBy } = current.proposal.correction
    const name = findStaff(current.open.db, proposedBy)?.name ?? proposedBy
    const { madeAt } = current.proposal
    const by = { staffNumber: proposedBy, name }
    return {
      correctionId,
      cardNumber,
      changes,
      reason,
      reading: current.asked.reading,
      proposedBy: by,
      madeAt,
    }
  }

  putOff(): void {
    this.#options.window.close()
  }

  /** [COR6] Only a supervisor who did not propose it, by their own PIN, and only what the window shows. */
  async decide(decision: DecideApproval): Promise<Result<ProposalOutcome, Fault>> {
    if (this.#deciding) return err({ code: 'not-now' })
    this.#deciding = true
    try {
      const decided = await this.#decide(decision)
      if (decided.ok) {
        this.#asked?.settle(decided.value)
        this.#options.window.close()
      }
      return decided
    } finally {
      this.#deciding = false
    }
  }

  async #decide(decision: DecideApproval): Promise<Result<ProposalOutcome, Fault>> {
    const before = this.#current()
    const secrets = this.#options.secrets()
    if (!before || !secrets || decision.correctionId !== before.asked.correctionId)
      return err({ code: 'approval-gone' })
    const { staffNumber: by } = decision
    if (by === before.proposal.correction.proposedBy) return err({ code: 'self-approved' })
    const verified = await verifyPin(before.open.db, secrets, decision)
    if (!verified.ok) return verified
    if (verified.value.role !== 'supervisor') return err({ code: 'not-allowed' })
    // Somebody who only took a PIN from another hand has not shown who they are.
    if (verified.value.mustChangePin) return err({ code: 'pin-not-own' })
    // The member may have been cancelled while the PIN was verified.
    const current = this.#current()
    if (current?.asked !== before.asked) return err({ code: 'approval-gone' })
    const { open, proposal } = current
    const at = new Date().toISOString()
    if (decision.decision === 'reject') {
      const { rejection } = decision
      decideProposal(open.db, decision.correctionId, { by, at, rejection })
      return ok({ outcome: 'turned-away', rejection })
    }
    const { deviceId } = open.counter
    const approved = approve(open.db, proposal.correction, { by, at, deviceId })
    if (!approved.ok) return approved
    void open.sync.wake()
    return ok({ outcome: 'approved' })
  }
}
