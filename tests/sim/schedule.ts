import type { Activity } from './activity.ts'

interface Event {
  at: number
  /** Those of one instant happen in the order in which they were made. */
  order: number
  work: (() => void) | null
}

const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order)

/** Virtual time: what is to happen when. Nothing ever waits, and the same events always come in the same order. */
export class Schedule {
  /** Unix milliseconds, by the clock that is right. */
  now: number
  events = 0
  readonly #activity: Activity
  /** A binary heap. */
  readonly #heap: Event[] = []
  #made = 0

  constructor(activity: Activity, now: number) {
    this.#activity = activity
    this.now = now
  }

  /** Gives what takes it back. */
  after(ms: number, work: () => void): () => void {
    const event: Event = { at: this.now + Math.max(0, Math.round(ms)), order: this.#made++, work }
    this.#push(event)
    return () => {
      event.work = null
    }
  }

  /** Lets everything happen up to that instant; then it is that instant. */
  async runUntil(instant: number): Promise<void> {
    for (;;) {
      const next = this.#heap[0]
      if (!next || next.at > instant) break
      this.#pop()
      if (!next.work) continue
      this.now = next.at
      this.events += 1
      next.work()
      await this.#activity.settled()
    }
    this.now = instant
  }

  #push(event: Event): void {
    const heap = this.#heap
    let at = heap.push(event) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!isBefore(event, heap[parent] as Event)) break
      heap[at] = heap[parent] as Event
      at = parent
    }
    heap[at] = event
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop() as Event
    if (heap.length === 0) return
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Event, heap[child] as Event)) child += 1
      if (!isBefore(heap[child] as Event, last)) break
      heap[at] = heap[child] as Event
      at = child
    }
    heap[at] = last
  }
}
