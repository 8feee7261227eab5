import type { IsoDate } from '../date.ts'
import type { Gender } from '../member/facts.ts'
import { mrzClaims, qrClaims } from './claims.ts'
import type { Claim, Sources } from './evidence.ts'
import { foldName } from './foldName.ts'
import { claimsOf, numberWarnings } from './number.ts'
import {
  type DocumentKind,
  type ReadField,
  type ReadFieldName,
  type Reading,
  type ReadingWarning,
  readFieldNames,
} from './reading.ts'

const letters = (name: string) => foldName(name).replaceAll(' ', '')

/** [REC4] A zone has no diacritics and may cut a name short: it agrees with a longer spelling that begins like it. */
function agree(one: Claim, other: Claim, truncated: boolean): boolean {
  if (one.field !== 'fullName') return one.value === other.value
  const [a, b] = [letters(one.value), letters(other.value)]
  return a === b || (truncated && (a.startsWith(b) || b.startsWith(a)))
}

/** [REC3] Agreement raises confidence and verifies; disagreement keeps both, the better protected one first. */
function merge(claims: readonly Claim[], truncated: boolean): ReadField | null {
  const [best, ...others] = [...claims].sort(
    (a, b) => Number(b.verified) - Number(a.verified) || b.confidence - a.confidence,
  )
  if (!best) return null
  const agreeing = others.filter(other => agree(best, other, truncated))
  const disagreeing = others.filter(other => !agree(best, other, truncated))
  const doubted = disagreeing.some(other => other.credible)
  const unsure = [best, ...agreeing].reduce((product, claim) => product * (1 - claim.confidence), 1)
  return {
    value: best.value,
    sources: [best, ...agreeing].map(claim => claim.source),
    confidence: Math.round((doubted ? Math.min(0.5, best.confidence) : 1 - unsure) * 1000) / 1000,
    verified: !doubted && (best.verified || agreeing.length > 0),
    disagreeing: disagreeing.map(({ value, source }) => ({ value, source })),
  }
}

type Fields = Partial<Record<ReadFieldName, ReadField>>

/** [REC5] A verified twelve-digit number names the sex: with it, a sex that no check digit covers has two witnesses. */
function supportGender(fields: Fields): Fields {
  const { number, gender, issuingState } = fields
  const said = number?.verified && issuingState?.value === 'VNM' ? claimsOf(number.value)?.gender : null
  if (!gender || gender.value !== said || gender.disagreeing.length > 0) return fields
  return { ...fields, gender: { ...gender, verified: true, confidence: Math.max(gender.confidence, 0.97) } }
}

function documentOf({ qr, mrz }: Sources): DocumentKind | null {
  if (qr && (!mrz || mrz.fields.document === 'vn-id')) return qr.generation
  return mrz ? mrz.fields.document : null
}

function warningsOf({ mrz }: Sources, fields: Fields, today: IsoDate): ReadingWarning[] {
  const personalNumber = fields.issuingState?.value === 'VNM' ? fields.number?.value : undefined
  const warnings: ReadingWarning[] = numberWarnings(personalNumber ?? '', {
    dateOfBirth: fields.dateOfBirth?.value,
    gender: fields.gender?.value as Gender | undefined,
  })
  if (Object.values(fields).some(field => field.disagreeing.length > 0)) warnings.push('sources-disagree')
  if (!mrz) return warnings
  const { checks, expiry, name, valid } = mrz.fields
  if (!valid) warnings.push('check-digit-failed')
  if (checks.expiry && checks.composite && expiry && expiry < today) warnings.push('document-expired')
  if (name?.truncated && !fields.fullName?.sources.includes('qr')) warnings.push('name-truncated')
  return warnings
}

/**
 * Puts together what the sources of one document say. Null when there is no source. `today` settles two-digit years and
 * expiry, which is used for its warning only.
 */
export function reconcile(sources: Sources, today: IsoDate): Reading | null {
  const document = documentOf(sources)
  if (!document) return null
  const { qr, mrz } = sources
  const claims = [...(qr ? qrClaims(qr) : []), ...(mrz ? mrzClaims(mrz) : [])]
  const merged: Fields = {}
  for (const name of readFieldNames) {
    const field = merge(
      claims.filter(claim => claim.field === name),
      mrz?.fields.name?.truncated ?? false,
    )
    if (field) merged[name] = field
  }
  const fields = supportGender(merged)
  return {
    document,
    fields,
    mrz: mrz && { lines: mrz.fields.lines, valid: mrz.fields.valid },
    qr: qr?.payload ?? null,
    warnings: warningsOf(sources, fields, today),
  }
}
