/** What one value costs beside its content; keeps floods of empty objects from being free. */
const OVERHEAD = 8

/**
 * True when a structured-clone value weighs at most `maxBytes`, counted as UTF-16 text and raw buffers. Stops counting
 * as soon as it is over, so a huge request costs no more than one of the limit.
 */
export function isWithin(value: unknown, maxBytes: number): boolean {
  const pending: unknown[] = [value]
  const seen = new Set<object>()
  let bytes = 0
  while (pending.length > 0) {
    const next = pending.pop()
    bytes += OVERHEAD
    if (typeof next === 'string') bytes += next.length * 2
    else if (ArrayBuffer.isView(next) || next instanceof ArrayBuffer) bytes += next.byteLength
    else if (typeof next === 'object' && next !== null && !seen.has(next)) {
      seen.add(next)
      for (const [key, member] of Object.entries(next)) {
        bytes += key.length * 2
        pending.push(member)
      }
    }
    if (bytes > maxBytes) return false
  }
  return true
}
