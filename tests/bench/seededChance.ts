import type { Chance } from './inventedNames.ts'

/** Numbers 0…1 of 53 random bits each, the same for the same seed: two of sfc32's (PractRand, Chris Doty-Humphrey). */
export function chanceFrom(seed: number): Chance {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1]
  const next = () => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return sum >>> 0
  }
  for (let at = 0; at < 12; at += 1) next()
  return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53
}
