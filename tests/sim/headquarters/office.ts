import { inTransaction } from '../../../src/hq/database/transaction.ts'
import { decideCase } from '../../../src/hq/deciding/decideCase.ts'
import { renewIndex } from '../../../src/hq/duplicates/renewIndex.ts'
import { cutOffDevice, reinstateDevice } from '../../../src/hq/managing/devices.ts'
import { listCases } from '../../../src/hq/repositories/cases.ts'
import { listOpenReviews } from '../../../src/hq/repositories/reviews.ts'
import { settleReview } from '../../../src/hq/reviewing/settleReview.ts'
import { catchUpOnMembers } from '../../../src/hq/upkeep/catchUp.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import type { Headquarters } from './headquarters.ts'

const MINUTE = 60_000
/** Between two things that somebody does there. */
const EVERY_MS = 40_000
const MOST = 1000
const OPERATOR = 'office'

/**
 * Supervisors and administrators at headquarters: they cut devices off and let them back in, decide what
 * is open, and give the duplicate index another key.
 */
export class Office {
  readonly #stage: Stage
  readonly #headquarters: Headquarters
  readonly #chance: Chance
  #isOver = false

  constructor(stage: Stage, headquarters: Headquarters) {
    this.#stage = stage
    this.#headquarters = headquarters
    this.#chance = stage.chance('office')
  }

  begin(): void {
    this.#stage.schedule.after(this.#chance.until(EVERY_MS), () => {
      if (this.#isOver) return
      const work = this.#chance.one<() => Promise<unknown>>([
        () => this.#cutOff(),
        () => this.#letBack(),
        () => this.#decide(),
        () => this.#renewIndex(),
      ])
      this.#attend(work)
      this.begin()
    })
  }

  /** [IND3] A counter's keychain fell into wrong hands: the duplicate index is given another key. */
  async #renewIndex(): Promise<void> {
    await renewIndex(this.#headquarters.services, OPERATOR)
    this.#tell('gives the index another key')
    this.#stage.schedule.after(this.#chance.until(MINUTE), () => this.#attend(this.#keepUp))
  }

  /** As headquarters does every minute. */
  #keepUp = () => catchUpOnMembers(this.#headquarters.services)

  /** Every device is let back in, and nobody decides anything any more. */
  async end(): Promise<void> {
    this.#isOver = true
    const devices = await this.#devices()
    for (const { id, isRevoked } of devices) if (isRevoked) await this.#reinstate(id)
    await this.#keepUp()
  }

  /** All that waits for somebody is decided: reviews found in order, cases one way or the other. */
  async clear(): Promise<void> {
    const { services } = this.#headquarters
    const said = { note: 'trial', by: OPERATOR }
    for (const { storeCode, envelopeId } of await listOpenReviews(services.db, MOST)) {
      const review = { storeCode, envelopeId, finding: 'in-order' as const, ...said }
      const settled = await inTransaction(services.db, tx => settleReview(tx, services, review))
      this.#tell(`finds a review in order: ${settled.ok ? 'done' : settled.error}`)
    }
    while ((await this.#openCases()).length > 0) if (!(await this.#decide())) break
  }

  #attend(work: () => Promise<unknown>): void {
    this.#headquarters
      .attend(work)
      .catch((error: Error) => this.#stage.violated(`people at headquarters met ${error.message}`))
  }

  #tell = (what: string) => this.#stage.tell('office', what)
  #openCases = () => listCases(this.#headquarters.services.db, 'open', { limit: MOST })

  async #devices(): Promise<{ id: string; isRevoked: boolean }[]> {
    const { db } = this.#headquarters.services
    const rows = await db.selectFrom('devices').select(['id', 'revoked_at']).orderBy('id').execute()
    return rows.map(({ id, revoked_at: at }) => ({ id, isRevoked: at !== null }))
  }

  async #cutOff(): Promise<void> {
    const there = (await this.#devices()).filter(({ isRevoked }) => !isRevoked)
    if (there.length === 0) return
    const { id } = this.#chance.one(there)
    const done = await cutOffDevice(this.#headquarters.services, id, OPERATOR)
    this.#tell(`cuts off ${id}: ${done.ok ? 'done' : done.error}`)
    // A device that is lost is found after some minutes, or at the end.
    this.#stage.schedule.after(this.#chance.until(2 * MINUTE), () => {
      if (!this.#isOver) this.#attend(() => this.#letBack(id))
    })
  }

  async #letBack(wanted?: string): Promise<void> {
    const away = (await this.#devices()).filter(({ id, isRevoked }) => isRevoked && id === (wanted ?? id))
    if (away.length > 0) await this.#reinstate(this.#chance.one(away).id)
  }

  async #reinstate(id: string): Promise<void> {
    const done = await reinstateDevice(this.#headquarters.services, id, OPERATOR)
    this.#tell(`lets ${id} back in: ${done.ok ? 'done' : done.error}`)
  }

  /** @returns whether one was decided */
  async #decide(): Promise<boolean> {
    const open = await this.#openCases()
    if (open.length === 0) return false
    const { services } = this.#headquarters
    const { caseId, kind } = this.#chance.one(open)
    const ways = { correction: ['take', 'keep'], duplicate: ['same-person', 'different-people'] } as const
    const decision = this.#chance.one<'take' | 'keep' | 'same-person' | 'different-people'>(ways[kind])
    const decided = { caseId, decision, reason: 'trial', by: OPERATOR }
    const done = await inTransaction(services.db, tx => decideCase(tx, services, decided))
    this.#tell(`decides a ${kind}, ${decision}: ${done.ok ? 'done' : done.error}`)
    return done.ok
  }
}
