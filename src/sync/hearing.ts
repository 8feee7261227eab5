import type { ExchangeFault } from './exchange.ts'
import { type CatchUp, Follower } from './follow.ts'
import { askHealth } from './health.ts'
import type { Line } from './line.ts'
import { isRevoked } from './revocation.ts'
import type { SyncOptions } from './syncOptions.ts'
import type { World } from './world.ts'

/** [REV3] So long a full outbox keeps the counter from hearing what headquarters has decided, however slow the line. */
const LONGEST_DEAF_MS = 5 * 60_000

export interface HearingOptions extends SyncOptions {
  line: Line
  world: World
  progress(catchUp: CatchUp | null): void
  goOn(): boolean
}

/** Which protocol headquarters has, and what it has decided. */
export class Hearing {
  readonly #options: HearingOptions
  readonly #follower: Follower
  /** [VER3] Headquarters' protocol, as it last said; before that, what every one has. */
  #protocol = 1
  #heardAt: number

  constructor(options: HearingOptions) {
    this.#options = options
    this.#follower = followerOf(options)
    this.#heardAt = options.world.now()
  }

  get protocol(): number {
    return this.#protocol
  }

  /** A clock that was put back makes it due, too. */
  isOverdue = (): boolean => Math.abs(this.#options.world.now() - this.#heardAt) > LONGEST_DEAF_MS

  /** Whether headquarters answers. */
  async isThere(): Promise<boolean> {
    this.#heardAt = this.#options.world.now()
    const protocol = await askHealth(this.#options.world, this.#options.counter.headquartersUrl)
    if (protocol !== null) this.#protocol = protocol
    return protocol !== null
  }

  /** Reads what there is of a headquarters that has a feed. */
  async follow(): Promise<ExchangeFault | null> {
    if (this.#protocol < 2) return null
    const followed = await this.#follower.follow()
    if (followed.ok) return null
    if (isRevoked(followed.error, this.#options.counter)) this.#options.revoked?.(true)
    return followed.error
  }

  settle = (): Promise<void> => this.#follower.settle()
}

function followerOf(options: HearingOptions): Follower {
  const { db, counter, line, world, changed, progress, goOn, appVersion = '0' } = options
  return new Follower({
    ...{ db, counter, line, world, appVersion, progress, goOn },
    duplicateKey: options.duplicateKey ?? null,
    heard: () => options.revoked?.(false),
    staffChanged: staffNumbers => options.staffChanged?.(staffNumbers),
    settingsChanged: () => options.settingsChanged?.(),
    membersChanged: changed,
  })
}
