import type { DocumentKind, ReadFault, ReadFieldName } from '../../src/domain/identity/reading.ts'

/** What one specimen image says, to hold a reading against. */
export interface Truth {
  file: string
  /** Null for what is no document. */
  document: DocumentKind | null
  /** What QR and zone say together: the value that should be shown for each field. */
  fields: Partial<Record<ReadFieldName, string>>
  mrz: string[] | null
  /** What is printed, letter by letter as it stands there; null where nothing of a person is. */
  print: { fullName: string | null; address: string | null } | null
  qr: string | null
  /** Names what must happen instead of a reading. */
  fault: ReadFault | null
}
