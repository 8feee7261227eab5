import { type Dialect, Kysely } from 'kysely'
import type { Schema } from '../../../src/hq/database/schema.ts'
import { issueJoinCode } from '../../../src/hq/joining/joinCode.ts'
import { dismissStaff, engageStaff } from '../../../src/hq/managing/staff.ts'
import { putStaff } from '../../../src/hq/repositories/staff.ts'
import { addStore } from '../../../src/hq/repositories/stores.ts'
import type { Services } from '../../../src/hq/services.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import { Instance, type Message, type Reply } from './instance.ts'
import { changing, keys, staff } from './people.ts'

/** Which database it is: the stand-in, or PostgreSQL. */
export interface DatabaseOfRun {
  connect(): { dialect: Dialect; kill(): void }
}

const INSTANCES = 2
const RESTART_MS = 20_000

/** Headquarters: two processes on one database. One that is killed is started again after a while. */
export class Headquarters {
  readonly services: Services
  readonly #stage: Stage
  readonly #chance: Chance
  readonly #database: DatabaseOfRun
  readonly #instances: Instance[] = []
  readonly #committed: () => void
  #started = 0

  /** @param committed is called after every commit, before anything else happens. */
  constructor(stage: Stage, database: DatabaseOfRun, committed: () => void) {
    this.#stage = stage
    this.#chance = stage.chance('headquarters')
    this.#database = database
    this.#committed = committed
    const db = new Kysely<Schema>({ dialect: database.connect().dialect })
    const chance = stage.chance('people at headquarters')
    const clock = () => new Date(stage.schedule.now)
    const log = { info() {}, warn() {}, error() {} } as unknown as Services['log']
    this.services = { db, keys, clock, random: bytes => chance.bytes(bytes), log }
    for (let at = 0; at < INSTANCES; at += 1) this.#start(at)
  }

  async addStore(code: string): Promise<void> {
    const { db, clock } = this.services
    await addStore(db, { code, name: `Harmoor ${code}` }, clock())
    for (const person of staff) await putStaff(db, code, person, clock())
  }

  /** A new one-time code for a counter of that store. */
  async code(storeCode: string): Promise<string> {
    const code = await this.attend(() => issueJoinCode(this.services, storeCode))
    if (!code.ok) throw new Error(code.error)
    return code.value
  }

  /** The store's last clerk is dismissed, or taken back. */
  async changeStaff(storeCode: string): Promise<void> {
    const { staffNumber } = changing
    const dismissed = await this.attend(() => dismissStaff(this.services, storeCode, staffNumber, 'terminal'))
    if (!dismissed.ok) await this.attend(() => engageStaff(this.services, storeCode, changing, 'terminal'))
    this.#stage.tell(
      'terminal',
      `${dismissed.ok ? 'dismisses' : 'takes back'} ${staffNumber} of ${storeCode}`,
    )
  }

  /** People at headquarters wait for nothing in virtual time. */
  async attend<T>(work: () => Promise<T>): Promise<T> {
    const { activity } = this.#stage
    activity.began()
    try {
      return await work()
    } finally {
      activity.ended()
    }
  }

  /** By whichever process is up. Null where none is; never resolves where that process is killed meanwhile. */
  serve(message: Message): Promise<Reply> | null {
    const up = this.#instances.filter(({ isAlive }) => isAlive)
    return up.length === 0 ? null : this.#chance.one(up).serve(message)
  }

  #start(at: number): void {
    this.#started += 1
    const restart = () => this.#start(at)
    this.#instances[at] = new Instance({
      name: `hq ${at + 1}`,
      stage: this.#stage,
      chance: this.#stage.chance(`headquarters ${this.#started}`),
      connection: this.#database.connect(),
      keys,
      killed: () => this.#stage.schedule.after(this.#chance.until(RESTART_MS), restart),
      committed: this.#committed,
    })
  }
}
