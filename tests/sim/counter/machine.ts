import { rmSync } from 'node:fs'
import { duplicateKeyIn } from '../../../src/main/counter/duplicateKey.ts'
import { joinCounter, joinLater } from '../../../src/main/counter/joining.ts'
import { rejoinCounter, settleDeviceKey } from '../../../src/main/counter/rejoining.ts'
import type { WritableDb } from '../../../src/store/database.ts'
import { filesIn } from '../../../src/store/manifest.ts'
import { openStore } from '../../../src/store/open.ts'
import { counterOf } from '../../../src/store/repositories/counter.ts'
import { keepStandingAlone } from '../../../src/store/repositories/standAlone.ts'
import { deviceKeyFrom, makeDeviceKey } from '../../../src/sync/deviceKey.ts'
import { startSync } from '../../../src/sync/sync.ts'
import type { World } from '../../../src/sync/world.ts'
import type { Headquarters } from '../headquarters/headquarters.ts'
import { SimulatedLine } from '../network/line.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import { watchCommits } from './commits.ts'
import { type Disk, type Disks, storeKey } from './disk.ts'
import { Life } from './life.ts'
import { secretsOf } from './secrets.ts'
import { firstSupervisor, standingAlone } from './standingAlone.ts'
import { momentIn, worldOf } from './world.ts'

export interface MachineOptions {
  name: string
  storeCode: string
  stage: Stage
  headquarters: Headquarters
  disks: Disks
  disk: Disk
  /** Its store came out of a backup. */
  isRestored: boolean
  /** It joins only after a while, with all that it holds by then. */
  beginsAlone: boolean
  followsIndex: boolean
  /** Is told whenever the app has opened its store. */
  opened(machine: Machine): void
  /** Is told whenever something has reached its disk. */
  committed(db: WritableDb): void
}

const URL_OF_HEADQUARTERS = 'http://headquarters.example'
const DOWN_MS = 30_000
const AGAIN_MS = 20_000
const ALONE_MS = 60_000

const isFull = (error: unknown) => /^SQLITE_FULL/.test((error as { code?: string }).code ?? '')

/** A computer at a counter: what is on its disk, and the app, which is started and killed again and again. */
export class Machine {
  readonly name: string
  readonly storeCode: string
  readonly line: SimulatedLine
  disk: Disk
  life = new Life()
  /** By how much its clock is wrong. */
  clockErrorMs = 0
  isDestroyed = false
  #isRestored: boolean
  readonly #options: MachineOptions
  readonly #chance: Chance
  #world: World

  constructor(options: MachineOptions) {
    const { name, storeCode, stage, headquarters, disk, isRestored } = options
    this.#options = options
    this.#isRestored = isRestored
    this.name = name
    this.storeCode = storeCode
    this.disk = disk
    this.line = new SimulatedLine(stage, headquarters, name)
    this.#chance = stage.chance(`machine ${name}`)
    this.#world = this.#newWorld()
  }

  now = () => this.#world.now()
  uuid = () => this.#chance.uuid()

  /** Starts the app. */
  start(): void {
    this.life = new Life()
    this.#world = this.#newWorld()
    this.#options.stage.tell(this.name, 'starts')
    const { life } = this
    this.#run(life).catch((error: Error) => this.#ended(life, error))
  }

  #newWorld(): World {
    const { stage } = this.#options
    const { life, line } = this
    const kill = () => this.kill('while it waited')
    return worldOf({ stage, chance: this.#chance, line, life, clockError: () => this.clockErrorMs, kill })
  }

  /** What a full disk ends is begun anew; any other end by itself is a bug. */
  #ended(life: Life, error: Error): void {
    if (!life.isAlive) return
    if (isFull(error)) this.kill('ended by a full disk')
    else this.#options.stage.violated(`${this.name} ended by itself: ${error.stack}`)
  }

  async #run(life: Life): Promise<void> {
    const opened = openStore(filesIn(this.disk.folder).store, storeKey)
    if (!opened.ok)
      return this.#options.stage.violated(`the store of ${this.name} does not open: ${opened.error}`)
    life.db = opened.value
    watchCommits(life.db, () => this.#committed(life))
    this.#options.opened(this)
    if (!counterOf(life.db)) await (this.#options.beginsAlone ? this.#beginAlone(life) : this.#join(life))
    await this.#joinLater(life)
    if (this.#isRestored) await this.#rejoinRestored(life)
    await this.#attach(life)
  }

  async #join(life: Life): Promise<void> {
    const { headquarters } = this.#options
    for (;;) {
      const code = await headquarters.code(this.storeCode)
      if (!life.isAlive || !life.db) return
      const joined = await joinCounter(life.db, this.#secrets(life), URL_OF_HEADQUARTERS, code, this.#world)
      if (joined.ok) return
      await momentIn(this.#world, AGAIN_MS)
    }
  }

  /** [JOI2] */
  async #beginAlone(life: Life): Promise<void> {
    const key = makeDeviceKey()
    await this.#secrets(life).set('device-key', key.secret)
    if (!life.isAlive || !life.db) return
    const counter = standingAlone(this.uuid(), this.#chance.between(1, 99))
    keepStandingAlone(life.db, counter, firstSupervisor, new Date(this.now()).toISOString())
    this.#options.stage.tell(this.name, 'stands alone')
  }

  /** [JOI3] Whoever stands alone works meanwhile, and asks for a code after a while. */
  async #joinLater(life: Life): Promise<void> {
    const { headquarters, stage } = this.#options
    for (;;) {
      const counter = life.db && counterOf(life.db)
      if (!life.isAlive || !life.db || !counter?.standsAlone) return
      life.counter = counter
      await momentIn(this.#world, this.#chance.until(ALONE_MS))
      const asked = {
        url: URL_OF_HEADQUARTERS,
        code: await headquarters.code(this.storeCode),
        by: firstSupervisor.staffNumber,
      }
      if (!life.isAlive) return
      const joined = await joinLater(life.db, this.#secrets(life), asked, this.#world)
      stage.tell(this.name, `joins later: ${joined.ok ? 'done' : joined.error.code}`)
    }
  }

  async #rejoinRestored(life: Life): Promise<void> {
    for (;;) {
      if (await this.#rejoin(life)) break
      await momentIn(this.#world, AGAIN_MS)
    }
    this.#isRestored = false
  }

  async #rejoin(life: Life): Promise<boolean> {
    if (!life.db) return false
    const joined = await rejoinCounter(life.db, this.#secrets(life), undefined, this.#world)
    if (joined.ok) this.#options.stage.tell(this.name, `is counter ${joined.value.counterNumber} now`)
    return joined.ok
  }

  async #attach(life: Life): Promise<void> {
    const { db } = life
    if (!db || !life.isAlive) return
    const secrets = this.#secrets(life)
    await settleDeviceKey(db, secrets)
    const secret = await secrets.get('device-key')
    const counter = counterOf(db)
    if (!secret || !counter) throw new Error('a counter without identity')
    const key = deviceKeyFrom(secret)
    const forked = () => void this.#rejoinForked(life)
    // A full disk ends a round, not the run; anything else that ends one is a bug.
    const failed = (error: unknown) => {
      if (!isFull(error)) this.#ended(life, error as Error)
    }
    const told = { status: () => {}, changed: () => {}, forked, failed }
    life.counter = counter
    const duplicateKey = this.#options.followsIndex && { duplicateKey: duplicateKeyIn(secrets) }
    life.sync = startSync({ db, counter, key, ...told, ...duplicateKey, world: this.#world })
  }

  async #rejoinForked(life: Life): Promise<void> {
    if (life.isRejoining || !life.isAlive) return
    life.isRejoining = true
    try {
      if (!(await this.#rejoin(life))) return
      await life.sync?.stop()
      await this.#attach(life)
    } catch (error) {
      this.#ended(life, error as Error)
    } finally {
      life.isRejoining = false
    }
  }

  #secrets = (life: Life) =>
    secretsOf(
      this.disk.secrets,
      () => momentIn(this.#world, 1),
      () => life.isAlive,
    )

  #committed(life: Life): void {
    const { stage, committed } = this.#options
    if (life.isAlive && life.db) committed(life.db)
    if (life.isAlive && this.#chance.hits(stage.faults.counterKilledAtCommit)) this.kill('after a commit')
  }

  /** The power goes: what the disk has is all that is left. The app is started again after a while. */
  kill(how: string, downMs = this.#chance.until(DOWN_MS)): void {
    const { stage } = this.#options
    if (!this.life.isAlive) return
    this.#end(how)
    stage.schedule.after(downMs, () => {
      if (!this.isDestroyed) this.start()
    })
  }

  /** Nothing of it is left. */
  destroy(): void {
    this.#end('and its disk is gone')
    this.isDestroyed = true
  }

  #end(how: string): void {
    const { stage, disks } = this.#options
    const { life, disk } = this
    if (!life.isAlive) return
    stage.tell(this.name, `killed ${how}`)
    const { db } = life
    life.isAlive = false
    life.db = null
    life.sync = null
    this.disk = disks.image(disk)
    // Whatever is being done just now is done to a disk that nobody will ever see.
    stage.schedule.after(0, () => {
      db?.close()
      rmSync(disk.folder, { recursive: true })
    })
  }
}
