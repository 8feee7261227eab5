import type { Sources } from '../evidence.ts'
import type { DocumentKind } from '../reading.ts'

/** What the code and the zone have told of a document before its print is read. */
export interface PrintHints {
  /** Null where neither was read. */
  document: DocumentKind | null
  /** Issued by Viet Nam: names are made of its syllables. */
  vietnamese: boolean
  /** The holder's name, as one or as surname and given names: finds its print where the label is worn or covered. */
  name: readonly string[]
  /** The holder's address as the code says it: tells where in print it begins and ends. */
  address: string | null
}

export function printHints({ qr, mrz }: Sources): PrintHints {
  const zone = mrz?.fields.document ?? null
  const name = mrz?.fields.name
  return {
    document: qr && (zone === null || zone === 'vn-id') ? qr.generation : zone,
    name: qr ? [qr.fullName] : name ? [name.surname, name.givenNames].filter(part => part !== '') : [],
    address: qr?.address ?? null,
    vietnamese: qr !== null || mrz?.fields.issuingState === 'VNM',
  }
}
