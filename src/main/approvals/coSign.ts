import { randomBytes } from 'node:crypto'
import type { AskedApproval, DecideApproval, ProposalOutcome } from '../../contract/ipc/approval.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { mayBeOnePerson } from '../../domain/staff/pinHands.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { askerOf, forgetAsker, keepAsker } from '../../store/repositories/askers.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import { random } from '../random.ts'
import { verifyPin } from '../staff/verifyPin.ts'
import type { Question } from './question.ts'

interface Asked {
  question: Question
  settle(outcome: ProposalOutcome): void
  /** The version of the member when the window was opened. */
  base: string | null
  /** Of whom it is written down that they saw it. */
  seenBy: Set<string>
}

interface CoSignOptions {
  open(): OpenCounter | null
  secrets(): Secrets | null
  /** The supervisor's window. */
  window: { open(closed: () => void): Promise<void>; close(): void }
}

/**
 * One question at a time to a supervisor, in a window of its own. Whoever asked gets the answer; where the window is closed
 * without one, `queued`: what is asked waits wherever it is kept.
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
  ask(question: Question): Promise<ProposalOutcome> {
    const open = this.#options.open()
    if (open) keepAsker(open.db, question.questionId, question.askedBy)
    return new Promise((resolve, reject) => {
      const settle = (outcome: ProposalOutcome) => {
        this.#asked = null
        resolve(outcome)
      }
      const base = open ? question.base(open.db) : null
      this.#asked = { question, settle, base, seenBy: new Set() }
      this.#options.window
        .open(() => this.#asked?.settle({ outcome: 'queued' }))
        .catch(error => {
          this.#asked = null
          reject(error)
        })
    })
  }

  /** What the window shows; null where nothing is asked any more. */
  shown(): AskedApproval | null {
    const [open, asked] = [this.#options.open(), this.#asked]
    const shown = open && asked?.question.shown(open)
    if (!open || !asked || !shown) return null
    const { questionId, askedBy: staffNumber } = asked.question
    const name = findStaff(open.db, staffNumber)?.name ?? staffNumber
    return { ...shown, questionId, askedBy: { staffNumber, name } }
  }

  /** [ACC1] The same, once it is written down that whoever works at this counter sees a member's facts. */
  see(by: string): AskedApproval | null {
    const shown = this.shown()
    if (shown) this.#writeDown(by, new Date().toISOString())
    return shown
  }

  #writeDown(by: string, at: string): void {
    const [open, asked] = [this.#options.open(), this.#asked]
    const reveals = asked?.question.reveals
    if (!open || !asked || !reveals || asked.seenBy.has(by)) return
    recordAccess(open.db, { ...reveals, what: 'revealed', purpose: 'correction', by, at }, random)
    asked.seenBy.add(by)
  }

  putOff(): void {
    this.#options.window.close()
  }

  /** [COR6] Only a supervisor who did not ask it, [COR13] by a PIN that is theirs alone, and only what the window shows. */
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
    const before = this.#asked
    const [open, secrets] = [this.#options.open(), this.#options.secrets()]
    const { questionId, staffNumber: by } = decision
    if (!before || !open || !secrets || before.question.questionId !== questionId || !this.shown())
      return err({ code: 'approval-gone' })
    if (by === before.question.askedBy) return err({ code: 'self-approved' })
    const verified = await verifyPin(open.db, secrets, decision)
    if (!verified.ok) return verified
    if (verified.value.role !== 'supervisor') return err({ code: 'not-allowed' })
    // Somebody who only took a PIN from another hand has not shown who they are.
    if (verified.value.mustChangePin) return err({ code: 'pin-not-own' })
    if (mayBeOnePerson(verified.value, askerOf(open.db, questionId, before.question.askedBy)))
      return err({ code: 'pin-from-asker' })
    // What is asked may be gone since, or the counter be another one by now: the PIN took its time.
    if (this.#asked !== before || !this.shown()) return err({ code: 'approval-gone' })
    // [APR3] What the supervisor saw is of another version of the member than what would be changed now.
    if (before.question.base(open.db) !== before.base) return err({ code: 'facts-changed' })
    return this.#settle(before, decision)
  }

  #settle({ question, base }: Asked, decision: DecideApproval): Result<ProposalOutcome, Fault> {
    const open = this.#options.open()
    if (!open) return err({ code: 'approval-gone' })
    const { staffNumber: by } = decision
    const at = new Date().toISOString()
    this.#writeDown(by, at)
    if (decision.decision === 'reject') {
      const { rejection } = decision
      question.turnAway(open, { by, at, rejection })
      forgetAsker(open.db, question.questionId)
      return ok({ outcome: 'turned-away', rejection })
    }
    const nonce = randomBytes(16).toString('base64url')
    const approved = question.approve(open, { by, at, nonce, base, deviceId: open.counter.deviceId })
    if (!approved.ok) return approved
    forgetAsker(open.db, question.questionId)
    void open.sync.wake()
    return ok({ outcome: 'approved' })
  }
}
