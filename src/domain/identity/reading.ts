/** Where a value was read: the card's QR, the machine readable zone, or the printed (visual) zone. */
export type Source = 'qr' | 'mrz' | 'print'

export const readFieldNames = [
  'number',
  'fullName',
  'gender',
  'dateOfBirth',
  'nationality',
  'address',
  'issuingState',
] as const
export type ReadFieldName = (typeof readFieldNames)[number]

/** `vn-id`: a Vietnamese card of which only the MRZ was seen, so its generation is not known. */
export const documentKinds = [
  'vn-id-2021',
  'vn-id-2024',
  'vn-id',
  'passport',
  'id-card',
  'travel-document',
  'visa',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface ReadField {
  /** Dates ISO 8601, states ISO 3166-1 alpha-3, gender `female|male|unspecified`, text NFC. */
  value: string
  /** The sources that agree on this value. */
  sources: Source[]
  /** 0…1. */
  confidence: number
  /** Protected by a valid check digit, an error-correcting code, or two sources that agree. Never a name read once by MRZ. */
  verified: boolean
  /** What other sources read instead: shown beside the value, for the clerk to decide. */
  disagreeing: { value: string; source: Source }[]
}

export const readingWarnings = [
  'number-birth-year-differs',
  'number-gender-differs',
  'sources-disagree',
  'code-and-zone-differ',
  'check-digit-failed',
  'document-expired',
  'name-truncated',
  'different-people',
] as const
export type ReadingWarning = (typeof readingWarnings)[number]

/** What one document says. Nothing in it but the fields is kept by anyone. */
export interface Reading {
  document: DocumentKind
  fields: Partial<Record<ReadFieldName, ReadField>>
  mrz: { lines: string[]; valid: boolean } | null
  /** The QR's payload, NFC, or null when there was none. */
  qr: string | null
  warnings: ReadingWarning[]
}

/** Why nothing could be read. Each has a sentence of its own in every language. */
export const readFaults = [
  'empty-file',
  'file-too-large',
  'not-an-image',
  'image-too-large',
  'nothing-read',
  'not-a-card-code',
  'took-too-long',
  'superseded',
] as const
export type ReadFault = (typeof readFaults)[number]

/** Limits of what is taken in, in bytes and pixels: above them lie decompression bombs and not documents. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024
export const MAX_PIXELS = 40_000_000
/** Of photographs as cameras write them, which are reduced while they are decoded. */
export const MAX_PHOTO_PIXELS = 210_000_000
/** Pages of a file that are read: a document's two sides, and some that were scanned along. */
export const MAX_PAGES = 6
