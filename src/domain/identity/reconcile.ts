import type { IsoDate } from '../date.ts'
import type { Gender } from '../member/facts.ts'
import { mrzClaims, printClaims, qrClaims } from './claims.ts'
import type { Claim, Sources } from './evidence.ts'
import { areDifferentPeople, type Holder } from './holder.ts'
import { merge } from './merge.ts'
import { claimsOf, numberWarnings } from './number.ts'
import {
  type DocumentKind,
  type ReadField,
  type ReadFieldName,
  type Reading,
  type ReadingWarning,
  readFieldNames,
} from './reading.ts'

type Fields = Partial<Record<ReadFieldName, ReadField>>

/** [REC5] A verified twelve-digit number names the sex: with it, a sex that no check digit covers has two witnesses. */
function supportGender(fields: Fields): Fields {
  const { number, gender, issuingState } = fields
  const said = number?.verified && issuingState?.value === 'VNM' ? claimsOf(number.value)?.gender : null
  if (!gender || gender.value !== said || gender.disagreeing.length > 0) return fields
  return { ...fields, gender: { ...gender, verified: true, confidence: Math.max(gender.confidence, 0.97) } }
}

function documentOf({ qr, mrz, print }: Sources): DocumentKind | null {
  if (qr && (!mrz || mrz.fields.document === 'vn-id')) return qr.generation
  if (mrz?.fields.document === 'vn-id' && print?.document.startsWith('vn-id')) return print.document
  return mrz?.fields.document ?? print?.document ?? null
}

/** [REC12] Print alone is a document only where it names its holder, or where one lives. */
const saysEnough = ({ qr, mrz, print }: Sources) =>
  qr !== null ||
  mrz !== null ||
  Boolean(print?.fields.number ?? print?.fields.fullName ?? print?.fields.address)

const holderOf = (claims: readonly Claim[]): Holder =>
  Object.fromEntries(claims.filter(({ credible }) => credible).map(claim => [claim.field, claim]))

/** [REC11] Sources of one picture that are of different people: two cards lay there, or one was made of two. */
function namesTwo(claims: readonly Claim[]): boolean {
  const [qr, mrz, print] = (['qr', 'mrz', 'print'] as const).map(source =>
    holderOf(claims.filter(claim => claim.source === source)),
  ) as [Holder, Holder, Holder]
  return areDifferentPeople(qr, mrz) || areDifferentPeople(qr, print) || areDifferentPeople(mrz, print)
}

/** [REC13] The code and the zone, each right by its own means, say different things: the card itself is wrong. */
const codeAndZoneDiffer = (claims: readonly Claim[]) =>
  claims.some(
    code =>
      code.source === 'qr' &&
      claims.some(
        ({ source, field, verified, value }) =>
          source === 'mrz' && field === code.field && verified && value !== code.value,
      ),
  )

/** [REC7] By the zone's check digits, or by print that was read surely where there is no zone. */
function isExpired({ mrz, print }: Sources, today: IsoDate): boolean {
  if (!mrz) return (print?.expiry?.confidence ?? 0) >= SURE_DATE && (print?.expiry?.value ?? today) < today
  const { checks, expiry } = mrz.fields
  return Boolean(checks.expiry && checks.composite) && expiry !== null && expiry < today
}
const SURE_DATE = 0.9

function disagreementsOf(claims: readonly Claim[], fields: Fields): ReadingWarning[] {
  if (namesTwo(claims)) return ['different-people']
  if (codeAndZoneDiffer(claims)) return ['code-and-zone-differ']
  return Object.values(fields).some(field => field.disagreeing.length > 0) ? ['sources-disagree'] : []
}

function warningsOf(
  sources: Sources,
  claims: readonly Claim[],
  fields: Fields,
  today: IsoDate,
): ReadingWarning[] {
  const personalNumber = fields.issuingState?.value === 'VNM' ? fields.number?.value : undefined
  const warnings: ReadingWarning[] = numberWarnings(personalNumber ?? '', {
    dateOfBirth: fields.dateOfBirth?.value,
    gender: fields.gender?.value as Gender | undefined,
  })
  warnings.push(...disagreementsOf(claims, fields))
  if (sources.mrz && !sources.mrz.fields.valid) warnings.push('check-digit-failed')
  if (isExpired(sources, today)) warnings.push('document-expired')
  const whole = fields.fullName?.sources.some(source => source !== 'mrz')
  if (sources.mrz?.fields.name?.truncated && !whole) warnings.push('name-truncated')
  return warnings
}

/**
 * Puts together what the sources of one document say. Null when there is no source. `today` settles two-digit years and
 * expiry, which is used for its warning only.
 */
export function reconcile(sources: Sources, today: IsoDate): Reading | null {
  const document = documentOf(sources)
  if (!document || !saysEnough(sources)) return null
  const { qr, mrz, print } = sources
  const claims = [
    ...(qr ? qrClaims(qr) : []),
    ...(mrz ? mrzClaims(mrz) : []),
    ...(print ? printClaims(print) : []),
  ]
  const zone = {
    truncated: mrz?.fields.name?.truncated ?? false,
    issuingState: mrz?.fields.issuingState ?? null,
  }
  const merged: Fields = {}
  for (const name of readFieldNames) {
    const field = merge(
      claims.filter(claim => claim.field === name),
      zone,
    )
    if (field) merged[name] = field
  }
  const fields = supportGender(merged)
  return {
    document,
    fields,
    mrz: mrz && { lines: mrz.fields.lines, valid: mrz.fields.valid },
    qr: qr?.payload ?? null,
    warnings: warningsOf(sources, claims, fields, today),
  }
}
