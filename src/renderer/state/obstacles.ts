import type { ConsentMethod, Purpose } from '../../domain/consent/consent.ts'
import { missingPurposes } from '../../domain/consent/consent.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import type { Fields } from './field.ts'
import { type FactProblem, isUnderAge, problemsIn } from './typedFacts.ts'

/** What stands between the form and saving, in the order of the screen. */
export type Obstacle =
  | { at: 'fact'; name: FactName; problem: FactProblem }
  | { at: 'under-age' }
  | { at: 'notice' }
  | { at: 'membership' }
  | { at: 'method' }

export interface Judged {
  fields: Fields
  purposes: readonly Purpose[]
  method: ConsentMethod | null
  noticeVersion: string | null
}

/** @param today ISO date by the counter's clock. */
export function obstaclesOf({ fields, purposes, method, noticeVersion }: Judged, today: string): Obstacle[] {
  const problems = problemsIn(fields)
  const found: Obstacle[] = []
  for (const name of factNames) {
    const problem = problems[name]
    if (problem) found.push({ at: 'fact', name, problem })
    if (name === 'dateOfBirth' && isUnderAge(fields, today)) found.push({ at: 'under-age' })
  }
  if (noticeVersion === null) found.push({ at: 'notice' })
  if (missingPurposes(purposes).length > 0) found.push({ at: 'membership' })
  if (method === null) found.push({ at: 'method' })
  return found
}
