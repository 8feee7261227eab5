import type { Claim, MrzEvidence } from './evidence.ts'
import { fieldOf, type MrzFieldName, mrzFormats } from './mrz/formats.ts'
import { fullNameOf } from './mrz/names.ts'
import { isPersonalNumber } from './number.ts'
import type { PrintFields } from './print/fields.ts'
import type { QrFields } from './qr.ts'
import type { ReadFieldName } from './reading.ts'

/** Reed–Solomon codes leave next to no misread; the card itself may still be someone's print-out. */
const QR_CONFIDENCE = 0.99
/** Below this for any of its characters a field is not verified: some look-alikes (6 and G, 1 and L) share a check digit. */
const SURE_CHARACTER = 0.5
/**
 * Each check digit's value is that of four characters: 0, A, K and U are one to it, so are 1, B, L and V. Where letters and
 * digits may stand, it tells few look-alikes apart, and the recogniser must be surer.
 */
const SURE_MIXED = 0.97
/** What confidence is left when a check digit is wrong, and when none covers the field. */
const CHECK_FAILED = 0.3
const UNCHECKED = 0.9
const REPAIRED = 0.6
/** Letters after a name's end say that the zone was misread there. */
const STRAY_LETTERS = 0.4

/** [REC1] What a QR says is verified. The card is given to citizens only, so it also names state and nationality. */
export function qrClaims(qr: QrFields): Claim[] {
  const values: Partial<Record<ReadFieldName, string | null>> = {
    number: qr.number,
    fullName: qr.fullName,
    gender: qr.gender,
    dateOfBirth: qr.dateOfBirth,
    nationality: 'VNM',
    address: qr.address,
    issuingState: 'VNM',
  }
  return Object.entries(values).flatMap(([field, value]) =>
    value === null
      ? []
      : [
          {
            field: field as ReadFieldName,
            value,
            source: 'qr' as const,
            confidence: QR_CONFIDENCE,
            verified: true,
            credible: true,
          },
        ],
  )
}

interface Doubt {
  lowest: number
  repaired: boolean
}

/** The least sure character of a field, and whether any of it was repaired. */
function doubtOf(mrz: MrzEvidence, names: readonly MrzFieldName[]): Doubt {
  const stray = names.includes('name') && mrz.fields.name?.stray === true
  const format = mrzFormats.find(({ name }) => name === mrz.fields.format)
  const spans = names.flatMap(name => (format ? (fieldOf(format, name) ?? []) : []))
  const confidences = spans.flatMap(({ line, start, end }) => mrz.confidence[line]?.slice(start, end) ?? [])
  return {
    lowest: Math.min(stray ? STRAY_LETTERS : 1, ...confidences),
    repaired: mrz.repaired.some(({ line, position }) =>
      spans.some(span => span.line === line && position >= span.start && position < span.end),
    ),
  }
}

type Protection = 'checked' | 'failed' | 'none'

/** @param composite null for visas: one check digit alone lets a tenth of all misreadings pass, so it protects nothing. */
function protectionOf(own: boolean | null, composite: boolean | null): Protection {
  if (own === false || composite === false) return 'failed'
  return own && composite ? 'checked' : 'none'
}

function confidenceOf(protection: Protection, doubt: Doubt): number {
  const ceiling = protection === 'checked' ? 0.99 : protection === 'none' ? UNCHECKED : CHECK_FAILED
  const read = protection === 'checked' ? (1 + doubt.lowest) / 2 : doubt.lowest
  return Math.min(ceiling, read, doubt.repaired ? REPAIRED : 1)
}

/** [REC15] Whether what the number's check digits cannot tell is sure: which issuer's it is, and what is letter or digit. */
function isNumberSure(mrz: MrzEvidence): boolean {
  const { document, format, issuingState, number } = mrz.fields
  if (document === 'vn-id') return isPersonalNumber(number ?? '')
  if (format === 'TD1' && issuingState === null) return false
  const places: readonly MrzFieldName[] = (number?.length ?? 0) > 9 ? ['number', 'optional1'] : ['number']
  return doubtOf(mrz, places).lowest >= SURE_MIXED
}

/**
 * [REC2] A field of the zone is verified only when its own check digit and the composite are right, no character of it
 * was doubtful, and none repaired. Name, sex, nationality and state have no check digit: never verified by the zone alone.
 */
export function mrzClaims(mrz: MrzEvidence): Claim[] {
  const { fields } = mrz
  const { checks } = fields
  const claim = (
    field: ReadFieldName,
    value: string | null,
    spans: readonly MrzFieldName[],
    own: boolean | null,
    trusted = true,
  ): Claim[] => {
    if (value === null) return []
    const doubt = doubtOf(mrz, spans)
    const protection = protectionOf(own, checks.composite)
    const sure = doubt.lowest >= SURE_CHARACTER && !doubt.repaired
    const confidence = confidenceOf(protection, doubt)
    const credible = sure && protection !== 'failed'
    return [
      {
        field,
        value,
        source: 'mrz',
        confidence,
        verified: credible && trusted && protection === 'checked',
        credible,
      },
    ]
  }
  const number: readonly MrzFieldName[] =
    fields.format === 'TD3' ? ['number', 'numberCheck'] : ['number', 'numberCheck', 'optional1']
  return [
    ...claim('number', fields.number, number, checks.number, isNumberSure(mrz)),
    ...claim('fullName', fields.name && fullNameOf(fields.name), ['name'], null),
    ...claim('gender', fields.gender, ['sex'], null),
    ...claim('dateOfBirth', fields.dateOfBirth, ['dateOfBirth', 'dateOfBirthCheck'], checks.dateOfBirth),
    ...claim('nationality', fields.nationality, ['nationality'], null),
    ...claim('issuingState', fields.issuingState, ['issuingState'], null),
  ]
}

/** A recogniser's own confidence is not probability: however sure, so much of print is misread. */
const PRINT_CEILING = 0.9
/** Below this a reading of print is worth showing, and not worth doubting another source for. */
const CREDIBLE_PRINT = 0.8
const CORRECTED = 0.5

/**
 * [REC10] Print verifies nothing by itself: nothing in it tells a misread letter. It is another source to agree with, and
 * for the spelling of a name the only one beside the code.
 */
export function printClaims({ document, fields }: PrintFields): Claim[] {
  const claims = Object.entries(fields).map(([field, { value, confidence, corrected }]): Claim => {
    const sure = Math.min(confidence, PRINT_CEILING, corrected ? CORRECTED : 1)
    return {
      field: field as ReadFieldName,
      value,
      source: 'print',
      confidence: sure,
      verified: false,
      credible: sure >= CREDIBLE_PRINT,
    }
  })
  if (!document.startsWith('vn-id')) return claims
  const state = { field: 'issuingState', value: 'VNM', source: 'print' } as const
  return [...claims, { ...state, confidence: PRINT_CEILING, verified: false, credible: true }]
}
