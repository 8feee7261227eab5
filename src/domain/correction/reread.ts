import type { Reading } from '../identity/reading.ts'
import type { FactName } from '../member/facts.ts'
import type { FactChange } from './correction.ts'

/** What a document said of some facts. */
export type Reread = Partial<Record<FactName, string>>

/** [APR5] Of what was read, only the facts that are to change: the rest is nobody's business. Null where it says none of them. */
export function readForChanges(
  { fields }: Pick<Reading, 'fields'>,
  changes: readonly FactChange[],
): Reread | null {
  const read: Reread = {}
  for (const { fact } of changes) {
    const value = fact === 'phone' || fact === 'email' ? undefined : fields[fact]?.value
    if (value) read[fact] = value
  }
  return Object.keys(read).length > 0 ? read : null
}
