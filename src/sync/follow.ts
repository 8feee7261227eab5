import { MAX_FEED_ITEMS } from '../contract/sync/feed.ts'
import { ok, type Result } from '../domain/result.ts'
import { settleDuplicates } from '../store/duplicates/settle.ts'
import { applyUnread } from '../store/feed/applyPage.ts'
import { feedPlace } from '../store/feed/cursor.ts'
import { askCurrentMembers } from './currentMembers.ts'
import { askDuplicates, type DuplicateKeyPlace } from './duplicates.ts'
import type { ExchangeFault } from './exchange.ts'
import { type FeedContext, readFeedPage } from './feed.ts'
import { unreadChange } from './feedChange.ts'
import { instantIn } from './world.ts'

/** [FEE5] How far a long catching up has come. */
export interface CatchUp {
  done: number
  total: number
}

export interface FollowOptions extends FeedContext {
  duplicateKey: DuplicateKeyPlace | null
  /** Headquarters has let this device read the feed. */
  heard(): void
  /** Staff of whom something changed. */
  staffChanged(staffNumbers: string[]): void
  settingsChanged(): void
  /** Members of whom something changed. */
  membersChanged(memberIds: string[]): void
  progress(catchUp: CatchUp | null): void
  /** False when synchronising is being stopped, or something has to be sent. */
  goOn(): boolean
}

type Followed = Result<void, ExchangeFault>

/** Entries that come in one answer; fewer need no showing. */
const FEW_ENTRIES = 50_000

/** Follows what headquarters decides: the feed, the facts of members who changed, the duplicate index. */
export class Follower {
  readonly #options: FollowOptions

  constructor(options: FollowOptions) {
    this.#options = options
    const { db, counter, world } = options
    applyUnread(db, unreadChange(counter), instantIn(world))
  }

  async follow(): Promise<Followed> {
    const followed = await this.#all()
    this.#options.progress(null)
    return followed
  }

  /** Without a line, too, what has come of the duplicate index gets its place. */
  settle = (): Promise<void> => settleDuplicates(this.#options.db, this.#pause, false)

  #pause = () => {
    const { db, world, goOn } = this.#options
    return new Promise<boolean>(resolve => world.after(0, () => resolve(db.open && goOn())))
  }

  async #all(): Promise<Followed> {
    for (const step of [this.#feed, this.#members, this.#duplicates]) {
      const done = await step()
      if (!done.ok) return done
    }
    return ok(undefined)
  }

  #feed = async (): Promise<Followed> => {
    const { db, goOn, progress, staffChanged, settingsChanged, membersChanged } = this.#options
    const { complete } = feedPlace(db)
    let start: number | null = null
    while (goOn()) {
      const page = await readFeedPage(this.#options)
      if (!page.ok) return page
      this.#options.heard()
      const { applied, atEnd, from, left } = page.value
      if (applied.staff.length > 0) staffChanged(applied.staff)
      if (applied.settings) settingsChanged()
      if (applied.cancelled.length > 0) membersChanged(applied.cancelled)
      if (atEnd) break
      start ??= from
      const done = feedPlace(db).cursor - start
      if (!complete || left > MAX_FEED_ITEMS) progress({ done, total: done + left })
    }
    return ok(undefined)
  }

  #members = async (): Promise<Followed> => {
    const { goOn, membersChanged } = this.#options
    while (goOn()) {
      const asked = await askCurrentMembers(this.#options)
      if (!asked.ok) return asked
      if (asked.value.changed.length > 0) membersChanged(asked.value.changed)
      if (asked.value.asked === 0) break
    }
    return ok(undefined)
  }

  #duplicates = async (): Promise<Followed> => {
    const { db, line, duplicateKey: keyPlace, goOn, progress } = this.#options
    const pause = this.#pause
    if (!keyPlace) return ok(undefined)
    let total = 0
    while (goOn()) {
      const asked = await askDuplicates({ db, line, keyPlace, pause })
      if (!asked.ok) return asked
      const { left, atEnd } = asked.value
      if (atEnd) break
      total = Math.max(total, left + FEW_ENTRIES)
      if (left > 0) progress({ done: total - left, total })
    }
    return ok(undefined)
  }
}
