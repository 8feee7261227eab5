/** What crosses between the two JavaScript worlds of one page. */
type Crossing =
  | { value: unknown }
  | { fn: number }
  | { promise: number }
  | { array: Crossing[] }
  | { object: [string, Crossing][] }

type Ask = { reply: string; fn: number; args: Crossing[] }
type Settled = { promise: number; value?: Crossing; error?: string }

/**
 * Electron's context bridge, between Chromium's isolated worlds: functions become functions of the other side,
 * promises promises, and everything else is copied. The worlds share only the DOM, whose events cross at once and
 * structured-clone their detail. Runs in both worlds; its source is sent there, so it is self-contained.
 * @param token names the events; nothing but the two sides knows it
 */
export function membrane(token: string, here: string, there: string) {
  type AnyFunction = (...args: unknown[]) => unknown
  const functions = new Map<number, AnyFunction>()
  const waiting = new Map<number, (settled: Settled) => void>()
  let last = 0

  const tell = (name: string, detail: unknown) =>
    window.dispatchEvent(new CustomEvent(`${token}:${name}`, { detail }))
  const hear = (name: string, listener: (detail: never) => void, options?: AddEventListenerOptions) =>
    window.addEventListener(
      `${token}:${name}`,
      event => listener((event as CustomEvent).detail as never),
      options,
    )

  const keepPromise = (promise: Promise<unknown>) => {
    const id = ++last
    promise.then(
      value => tell(`${there}:settled`, { promise: id, value: send(value) }),
      error => tell(`${there}:settled`, { promise: id, error: String((error as Error)?.message ?? error) }),
    )
    return { promise: id }
  }

  const send = (value: unknown): Crossing => {
    if (typeof value === 'function') {
      functions.set(++last, value as AnyFunction)
      return { fn: last }
    }
    if (value instanceof Promise) return keepPromise(value)
    if (Array.isArray(value)) return { array: value.map(send) }
    const isPlain =
      typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
    return isPlain ? { object: Object.entries(value).map(([key, member]) => [key, send(member)]) } : { value }
  }

  const receive = (crossing: Crossing): unknown => {
    if ('fn' in crossing) return (...args: unknown[]) => ask(crossing.fn, args)
    if ('promise' in crossing)
      return new Promise((resolve, reject) =>
        waiting.set(crossing.promise, ({ value, error }) =>
          value === undefined ? reject(new Error(error)) : resolve(receive(value)),
        ),
      )
    if ('array' in crossing) return crossing.array.map(receive)
    if ('object' in crossing)
      return Object.freeze(Object.fromEntries(crossing.object.map(([key, member]) => [key, receive(member)])))
    return crossing.value
  }

  const ask = (fn: number, args: unknown[]) => {
    const reply = `${here}:reply:${++last}`
    let got: { value?: Crossing; error?: string } | undefined
    hear(reply, detail => (got = detail), { once: true })
    tell(`${there}:ask`, { reply, fn, args: args.map(send) } satisfies Ask)
    if (!got?.value) throw new Error(got?.error ?? 'An object could not be cloned.')
    return receive(got.value)
  }

  hear(`${here}:ask`, ({ reply, fn, args }: Ask) => {
    try {
      tell(reply, { value: send(functions.get(fn)?.(...args.map(receive))) })
    } catch (error) {
      tell(reply, { error: String((error as Error)?.message ?? error) })
    }
  })
  hear(`${here}:settled`, (settled: Settled) => {
    waiting.get(settled.promise)?.(settled)
    waiting.delete(settled.promise)
  })
  return { send, receive, tell, hear }
}
