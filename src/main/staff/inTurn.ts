const last = new WeakMap<object, Promise<unknown>>()

/** Runs work on one thing after all that was begun on it before: counting reads, waits and writes. */
export function inTurn<T>(on: object, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(on) ?? Promise.resolve()).then(work)
  last.set(
    on,
    mine.catch(() => {}),
  )
  return mine
}
