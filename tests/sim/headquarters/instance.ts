import type { FastifyInstance } from 'fastify'
import { type Dialect, Kysely } from 'kysely'
import type { Logger } from 'pino'
import { buildApp } from '../../../src/hq/app.ts'
import type { Schema } from '../../../src/hq/database/schema.ts'
import type { Services } from '../../../src/hq/services.ts'
import { DatabaseError } from '../database/asSqlite.ts'
import { type Gate, gatedDialect } from '../database/gatedDialect.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'

/** A request or an answer as it is on the line. */
export interface Message {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: string | Uint8Array | null
}
export interface Reply {
  status: number
  headers: Record<string, string>
  body: string
}

export interface InstanceOptions {
  name: string
  stage: Stage
  chance: Chance
  /** The database, and what ends all that this process has begun there. */
  connection: { dialect: Dialect; kill(): void }
  keys: Services['keys']
  killed(): void
  /** Something was committed. */
  committed(): void
}

const STATEMENT_MS = 4
/** Whether the database is up is asked beside the work: headquarters waits for the answer and for a timer at once. */
const ASKED_BY_HEALTH = 'kysely_migration'

/** One process of headquarters: the real application, whose every statement is an event of the simulation. */
export class Instance implements Gate {
  isAlive = true
  readonly #options: InstanceOptions
  readonly #app: Promise<FastifyInstance>

  constructor(options: InstanceOptions) {
    this.#options = options
    const { dialect } = options.connection
    const db = new Kysely<Schema>({ dialect: gatedDialect(dialect, this) })
    this.#app = buildApp(this.#services(db))
  }

  #services(db: Services['db']): Services {
    const { stage, chance, keys } = this.#options
    const clock = () => new Date(stage.schedule.now)
    return { db, keys, clock, random: bytes => chance.bytes(bytes), log: this.#log() }
  }

  /** Errors that headquarters did not foresee are violations, whatever it answered. */
  #log(): Logger {
    const { stage } = this.#options
    const error = ({ err }: { err: Error }, type: string) => {
      if (type === 'unexpected') stage.violated(`headquarters did not foresee: ${err.message}`)
    }
    const nothing = () => {}
    return { info: nothing, warn: nothing, debug: nothing, error } as unknown as Logger
  }

  /** Resolves with the answer; never, where this process is killed before. */
  async serve({ method, url, headers, body }: Message): Promise<Reply> {
    const { activity } = this.#options.stage
    activity.began()
    const app = await this.#app
    const payload = body === null ? {} : { payload: Buffer.from(body) }
    const answer = await app.inject({ method, url, headers, ...payload })
    if (!this.isAlive) return new Promise(() => {})
    activity.ended()
    const fields = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
    return { status: answer.statusCode, headers: Object.fromEntries(fields), body: answer.body }
  }

  async pass(what: string): Promise<void> {
    if (what.includes(ASKED_BY_HEALTH)) return
    const { stage, chance, name } = this.#options
    stage.activity.ended()
    await new Promise<void>(go => {
      stage.schedule.after(chance.until(STATEMENT_MS), () => {
        if (!this.isAlive) return
        if (chance.hits(stage.faults.instanceKilled)) return this.kill()
        stage.activity.began()
        go()
      })
    })
    const fault = this.#drawFault(what)
    if (!fault) return
    stage.tell(name, `${fault.message} at ${what.slice(0, 60)}`)
    throw fault
  }

  #drawFault(what: string): DatabaseError | null {
    const { stage, chance } = this.#options
    if (chance.hits(stage.faults.statementBroken)) return new DatabaseError('57P01', 'connection broken')
    if (what !== 'begin' && chance.hits(stage.faults.conflict)) return new DatabaseError('40001', 'conflict')
    return null
  }

  committed(): void {
    const { stage, chance, name, committed } = this.#options
    committed()
    if (!chance.hits(stage.faults.commitUntold)) return
    stage.tell(name, 'commit done and not told')
    throw new DatabaseError('08006', 'connection broken after the commit')
  }

  kill(): void {
    const { stage, name, killed, connection } = this.#options
    this.isAlive = false
    stage.tell(name, 'killed')
    connection.kill()
    killed()
  }
}
