import type { Findings } from './findings.ts'

/** Counts of a run: disk images and killed processes examined, and how many of them showed a fault of each kind. */
export interface Tally {
  images: number
  kills: number
  lost: number
  half: number
  corrupt: number
}

export const emptyTally = (): Tally => ({ images: 0, kills: 0, lost: 0, half: 0, corrupt: 0 })

export function count(tally: Tally, what: 'images' | 'kills', findings: Findings): void {
  tally[what] += 1
  for (const kind of ['lost', 'half', 'corrupt'] as const) if (findings[kind].length > 0) tally[kind] += 1
}

export const isClean = (findings: Findings) =>
  findings.lost.length + findings.half.length + findings.corrupt.length === 0
