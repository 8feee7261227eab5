/**
 * [SYN18] Of whom headquarters could not hold something for now. What speaks of them is passed over until all the rest was
 * sent, so that it stands in nobody's way, and nothing about a member overtakes what was written about the same one before.
 */
export class HeldUp {
  /** Since an earlier round, which ended before it came to the rest. */
  #before = new Set<string>()
  /** In this round: they have had their try. */
  #now = new Set<string>()

  get members(): ReadonlySet<string> {
    return new Set([...this.#before, ...this.#now])
  }

  add(memberIds: Iterable<string>): void {
    for (const memberId of memberIds) this.#now.add(memberId)
  }

  beginRound(): void {
    this.#before = new Set(this.members)
    this.#now.clear()
  }

  /** Nothing else is left. @returns whether there are any who have not had their try in this round. */
  retry(): boolean {
    const isAny = [...this.#before].some(memberId => !this.#now.has(memberId))
    this.#before.clear()
    return isAny
  }

  /** All had their try: the next round begins with the oldest again. @returns whether there were any. */
  forget(): boolean {
    const wasAny = this.#now.size > 0
    this.#now.clear()
    return wasAny
  }
}
