/** Chance that repeats itself: the same seed gives the same specimens on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number
  between(low: number, high: number): number
  /** Both ends included. */
  whole(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  chance(share: number): boolean
  /** Mean 0, deviation 1. */
  normal(): number
  digits(count: number): string
  letters(count: number): string
}

/** Mulberry32, a public-domain generator of 32-bit state. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const many = (count: number, one: () => string) => Array.from({ length: count }, one).join('')
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick: from => from[whole(0, from.length - 1)] as (typeof from)[number],
    chance: share => next() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    digits: count => many(count, () => String(whole(0, 9))),
    letters: count => many(count, () => String.fromCharCode(whole(65, 90))),
  }
}
