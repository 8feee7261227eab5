import { type ReadFieldName, type Reading, readFieldNames } from '../../../src/domain/identity/reading.ts'
import type { Truth } from '../../specimens/truth.ts'

/** A field that was read other than it is. */
export interface Miss {
  field: ReadFieldName
  truth: string | null
  read: string | null
  /** Shown as verified: a silent error. */
  verified: boolean
}

export interface Score {
  /** Null where the document has no machine readable zone, QR, or print of that sort. */
  mrzExact: boolean | null
  qrExact: boolean | null
  fields: number
  misses: Miss[]
}

function missOf(field: ReadFieldName, truth: Truth, reading: Reading | null): Miss[] {
  const read = reading?.fields[field]
  const [is, said] = [truth.fields[field] ?? null, read?.value ?? null]
  return is === said ? [] : [{ field, truth: is, read: said, verified: read?.verified ?? false }]
}

/** Holds a reading against what the document says. A field that the document has not counts as a miss where one is read. */
export function score(truth: Truth, reading: Reading | null): Score {
  return {
    mrzExact: truth.mrz && reading?.mrz?.lines.join('\n') === truth.mrz.join('\n'),
    qrExact: truth.qr === null ? null : reading?.qr === truth.qr,
    fields: Object.keys(truth.fields).length,
    misses: readFieldNames.flatMap(field => missOf(field, truth, reading)),
  }
}

export const silentErrors = ({ misses }: Score) =>
  misses.filter(({ verified, read }) => verified && read !== null)
