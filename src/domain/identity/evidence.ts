import type { MrzFields } from './mrz/parse.ts'
import type { PrintFields } from './print/fields.ts'
import type { QrFields } from './qr.ts'
import type { ReadFieldName, Source } from './reading.ts'

/** A machine readable zone as it was read from pixels, or typed by a scanner. */
export interface MrzEvidence {
  fields: MrzFields
  /** How sure each character is, 0…1, line by line. */
  confidence: readonly (readonly number[])[]
  /** Positions that were read as something else and changed so that the check digits agree. */
  repaired: readonly { line: number; position: number }[]
}

/** All that was seen of one document. */
export interface Sources {
  qr: QrFields | null
  mrz: MrzEvidence | null
  print?: PrintFields | null
}

/** One source's word on one field. */
export interface Claim {
  field: ReadFieldName
  value: string
  source: Source
  /** 0…1. */
  confidence: number
  /** Protected by its own means: an error-correcting code or check digits. */
  verified: boolean
  /** Good enough to cast doubt on another source that says otherwise. */
  credible: boolean
}
