import type { Facts } from '../member/facts.ts'
import type { FactChange } from './correction.ts'

/** What becomes of one proposed change at headquarters. */
export interface Merged {
  /** Changes that take effect. */
  apply: FactChange[]
  /** Changes whose fact somebody else changed meanwhile, with the value that stands until a supervisor decides. */
  conflicts: (FactChange & { stands: string | null })[]
}

/**
 * Puts a correction on a member's facts as they are now, fact by fact:
 * [COR1] corrections of different facts merge, in whatever order they come;
 * [COR2] a fact that still has the value it had for who proposed takes the new one;
 * [COR3] a fact that has the new value already is in order as it is;
 * [COR4] any other value is somebody's too: it stands, the proposed one is kept beside it, and a supervisor decides.
 */
export function mergeCorrection(facts: Facts, changes: readonly FactChange[]): Merged {
  const merged: Merged = { apply: [], conflicts: [] }
  for (const change of changes) {
    const stands = facts[change.fact]
    if (stands === change.to) continue
    if (stands === change.from) merged.apply.push(change)
    else merged.conflicts.push({ ...change, stands })
  }
  return merged
}

/** The facts with these changes made. */
export function withChanges(facts: Facts, changes: readonly FactChange[]): Facts {
  const changed: Record<string, string | null> = { ...facts }
  for (const { fact, to } of changes) changed[fact] = to
  return changed as unknown as Facts
}
