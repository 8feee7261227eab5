import type { Request } from '../../contract/ipc/channels.ts'
import type { ConsentersNeeded } from '../../domain/consent/children.ts'
import { missingPurposes, type Purpose } from '../../domain/consent/consent.ts'
import type { Signature } from '../../domain/consent/evidence.ts'
import type { Language } from '../../i18n/index.ts'
import { type ConsentWay, noConsent, type TypedRepresentative } from './consentSlice.ts'

/** A customer's answer to a notice, as far as it is given. */
export interface TypedAnswer {
  changeId: string
  purposes: Purpose[]
  way: ConsentWay | null
  language: Language
  signature: Signature | null
  representative: TypedRepresentative
}

/** Nothing is ticked beforehand, whatever was agreed to before: silence is not consent. */
export const blankAnswer = (language: Language): TypedAnswer => ({
  changeId: crypto.randomUUID(),
  purposes: [],
  way: null,
  language,
  signature: null,
  representative: noConsent().representative,
})

/** The answer with one part changed; a signature stands beneath these very words, and goes when they change. */
export function answered(answer: TypedAnswer, part: Partial<TypedAnswer>): TypedAnswer {
  const another = part.language !== undefined && part.language !== answer.language
  return {
    ...answer,
    ...(part.purposes || part.way ? { signature: null } : {}),
    ...(another ? { purposes: [], signature: null } : {}),
    ...part,
  }
}

/** Ready to be kept, or null while something is missing. @param noticeVersion as shown. */
export function renewalOf(
  { changeId, purposes, way, language, signature, representative }: TypedAnswer,
  needed: ConsentersNeeded,
  noticeVersion: string | null,
): Omit<Request<'consents:renew'>, 'memberId'> | null {
  if (!noticeVersion || !way || missingPurposes(purposes).length > 0) return null
  if (way === 'pad' && !signature) return null
  const method = way === 'pad' ? 'signature' : way
  const asked = { changeId, consent: { purposes, noticeVersion, language, method }, signature }
  if (!needed.representative) return asked
  const { fullName, relation, childConsented } = representative
  if (fullName.trim() === '' || !relation || (needed.own && !childConsented)) return null
  return {
    ...asked,
    representative: { fullName, relation, childConsented: needed.own ? childConsented : null },
  }
}
