/** A repeatable source of chance: the same seed makes the same choices. */
export interface Chance {
  /** In [0, 1). */
  real(): number
  /** Whole, in [0, below). */
  below(below: number): number
  pick<T>(choices: readonly T[]): T
  /** A version 4 UUID. */
  uuid(): string
  /** `bytes` bytes, hex. */
  hex(bytes: number): string
}

/** Mulberry32: 32 bits of state are plenty for choosing where a power cut falls. */
export function chance(seed: number): Chance {
  let state = seed | 0
  const real = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(real() * limit)
  const hex = (bytes: number) =>
    Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join('')
  return {
    real,
    below,
    pick: choices => choices[below(choices.length)] as (typeof choices)[number],
    hex,
    uuid: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-${'89ab'[below(4)]}${hex(2).slice(1)}-${hex(6)}`,
  }
}
