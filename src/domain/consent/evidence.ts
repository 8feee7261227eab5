/** A line of a signature as it was drawn: x and y by turns, each 0…1000 of the pad's width and height. */
export type Stroke = number[]

/** Drawn on a pad; kept as lines, since it is the proof, and never as a picture. */
export interface Signature {
  /** Width of the pad for each 1000 of its height. */
  aspect: number
  strokes: Stroke[]
}

export const relations = ['father', 'mother', 'guardian'] as const
export type Relation = (typeof relations)[number]

/** Who consents for somebody under 18, before a supervisor (Law 91/2025, children). */
export interface Representative {
  fullName: string
  relation: Relation
  /** From 7 years on the child's own consent is asked for too. */
  childConsented: boolean | null
  /** Staff number of the supervisor. */
  receivedBy: string
}

/** What proves a consent besides the record of it. Sensitive: erased with the member. */
export interface ConsentEvidence {
  evidenceId: string
  memberId: string
  /** The change that it proves; null: the enrolment's own consents. */
  changeId: string | null
  signature: Signature | null
  representative: Representative | null
}

/** At this many points a signature is thinned out, so that it travels with the record. */
export const MAX_SIGNATURE_POINTS = 600
export const MAX_SIGNATURE_STROKES = 100
/** A child's own consent is asked for from this age on. */
export const CHILD_CONSENTS_FROM = 7
export const ADULT_FROM = 18
