import type { ConsentMethod, Purpose } from '../../domain/consent/consent.ts'
import { missingPurposes } from '../../domain/consent/consent.ts'
import type { Signature } from '../../domain/consent/evidence.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import type { TypedRepresentative } from './consentSlice.ts'
import type { Fields } from './field.ts'
import { type FactProblem, neededFor, problemsIn } from './typedFacts.ts'

/** What stands between the form and saving, in the order of the screen. */
export type Obstacle =
  | { at: 'fact'; name: FactName; problem: FactProblem }
  | { at: 'under-age' }
  | { at: 'notice' }
  | { at: 'membership' }
  | { at: 'method' }
  | { at: 'signature' }
  | { at: 'representative-name' }
  | { at: 'representative-relation' }
  | { at: 'child-consent' }

export interface Judged {
  fields: Fields
  purposes: readonly Purpose[]
  method: ConsentMethod | null
  noticeVersion: string | null
  onPad: boolean
  signature: Signature | null
  representative: TypedRepresentative
  /** A supervisor is signed in. */
  supervised: boolean
}

/** [CON4] What is missing of a child's consents; nothing for an adult. */
function missingOfChild({ fields, representative, supervised }: Judged, today: string): Obstacle[] {
  const needed = neededFor(fields, today)
  if (!needed?.representative) return []
  const found: Obstacle[] = supervised ? [] : [{ at: 'under-age' }]
  if (representative.fullName.trim() === '') found.push({ at: 'representative-name' })
  if (representative.relation === null) found.push({ at: 'representative-relation' })
  if (needed.own && !representative.childConsented) found.push({ at: 'child-consent' })
  return found
}

/** @param today ISO date by the counter's clock. */
export function obstaclesOf(judged: Judged, today: string): Obstacle[] {
  const { fields, purposes, method, noticeVersion } = judged
  const problems = problemsIn(fields)
  const found: Obstacle[] = []
  for (const name of factNames) {
    const problem = problems[name]
    if (problem) found.push({ at: 'fact', name, problem })
  }
  found.push(...missingOfChild(judged, today))
  if (noticeVersion === null) found.push({ at: 'notice' })
  if (missingPurposes(purposes).length > 0) found.push({ at: 'membership' })
  if (method === null) found.push({ at: 'method' })
  if (judged.onPad && !judged.signature) found.push({ at: 'signature' })
  return found
}
