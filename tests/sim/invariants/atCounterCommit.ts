import { ChainCheck } from '../../../src/domain/audit/chain.ts'
import type { WritableDb } from '../../../src/store/database.ts'
import { auditPage } from '../../../src/store/repositories/audit.ts'
import { sha256 } from '../../../src/store/sha256.ts'
import type { Stage } from '../stage.ts'

const MOST = 10_000

/** What is true of a counter's store whenever something has reached its disk. */
export class CommitWatch {
  readonly #stage: Stage
  readonly #name: string
  readonly #unreceipted: (envelopeIds: string[]) => string[]
  /** Outlives the app: what was confirmed once stays so. */
  readonly #confirmed = new Set<string>()
  #db: WritableDb | null = null
  #chain = new ChainCheck(sha256)
  #entries = 0

  constructor(stage: Stage, name: string, unreceipted: (envelopeIds: string[]) => string[]) {
    this.#stage = stage
    this.#name = name
    this.#unreceipted = unreceipted
  }

  look(db: WritableDb): void {
    if (db !== this.#db) {
      this.#db = db
      this.#chain = new ChainCheck(sha256)
      this.#entries = 0
    }
    this.#lookAtOutbox(db)
    this.#lookForResurrected(db)
    this.#lookAtLog(db)
  }

  /** [SYN4] Whatever a counter takes for confirmed is at headquarters at that moment, and stays confirmed. */
  #lookAtOutbox(db: WritableDb): void {
    const rows = db
      .prepare(`SELECT envelope_id FROM outbox WHERE state = 'confirmed'`)
      .pluck()
      .all() as string[]
    const fresh = rows.filter(id => !this.#confirmed.has(id))
    for (const id of fresh.length > 0 ? this.#unreceipted(fresh) : [])
      this.#stage.violated(`${this.#name} takes ${id} for confirmed, and headquarters has it not`)
    for (const id of fresh) this.#confirmed.add(id)
    if (rows.length < this.#confirmed.size)
      this.#stage.violated(`${this.#name} has forgotten that something was confirmed`)
  }

  #lookForResurrected(db: WritableDb): void {
    const back = db
      .prepare('SELECT count(*) FROM member JOIN cancelled_member USING (member_id)')
      .pluck()
      .get()
    if (back !== 0) this.#stage.violated(`${this.#name} holds somebody who was cancelled there`)
  }

  /** [AUD1] Each new line of the log links to the one before. */
  #lookAtLog(db: WritableDb): void {
    for (const entry of auditPage(db, { after: this.#entries, upTo: MOST }, MOST)) {
      const broken = this.#chain.take(entry)
      if (broken)
        this.#stage.violated(`the log of ${this.#name} breaks at ${broken.sequence}: ${broken.problem}`)
      this.#entries = entry.sequence
    }
  }
}
