/**
 * What crosses between Node and the page: JSON, with bytes as `{"$bytes": base64}`. Narrower than Electron's
 * structured clone on purpose, and it throws on what it cannot carry rather than change it on the way.
 */
export const toWire = (value: unknown): string => JSON.stringify(carry(value, toBase64))

export const fromWire = (text: string): unknown => unpack(JSON.parse(text), fromBase64)

const toBase64 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** Self-contained: its source also runs in the page. */
export function carry(value: unknown, base64: (bytes: Uint8Array) => string): unknown {
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'string')
    return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Uint8Array) return { $bytes: base64(value) }
  if (Array.isArray(value)) return value.map(item => carry(item, base64) ?? null)
  const shape = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined
  const isPlain = shape === null || (shape !== undefined && Object.getPrototypeOf(shape) === null)
  const entries = isPlain ? Object.entries(value as object) : []
  if (!isPlain || entries.some(([key]) => key === '$bytes')) throw new Error('An object could not be cloned.')
  return Object.fromEntries(entries.map(([key, member]) => [key, carry(member, base64)]))
}

/** Self-contained: its source also runs in the page. */
export function unpack(value: unknown, bytes: (base64: string) => Uint8Array): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(item => unpack(item, bytes))
  if ('$bytes' in value) return bytes(value.$bytes as string)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unpack(member, bytes)]))
}
