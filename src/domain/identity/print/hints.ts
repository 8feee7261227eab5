import type { Sources } from '../evidence.ts'
import type { DocumentKind } from '../reading.ts'

/** What the code and the zone have told of a document before its print is read. */
export interface PrintHints {
  /** Null where neither was read. */
  document: DocumentKind | null
  /** Issued by Viet Nam: names are made of its syllables. */
  vietnamese: boolean
}

export function printHints({ qr, mrz }: Sources): PrintHints {
  const zone = mrz?.fields.document ?? null
  return {
    document: qr && (zone === null || zone === 'vn-id') ? qr.generation : zone,
    vietnamese: qr !== null || mrz?.fields.issuingState === 'VNM',
  }
}
