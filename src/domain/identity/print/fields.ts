import type { DocumentKind, ReadFieldName } from '../reading.ts'

/** The facts that are looked for in print. */
export type PrintedFieldName = Exclude<ReadFieldName, 'issuingState'>

export interface PrintedValue {
  /** As ReadField has it: dates ISO 8601, states alpha-3, gender by name; names and addresses as printed, NFC. */
  value: string
  /** 0…1: the least sure word of it. */
  confidence: number
  /** A misread letter was put right by what Vietnamese syllables and provinces there are: likely, never certain. */
  corrected: boolean
}

/** What the printed (visual) zone of one side of a document says. A value that breaks its field's alphabet is not here. */
export interface PrintFields {
  document: DocumentKind
  fields: Partial<Record<PrintedFieldName, PrintedValue>>
  /** Asked for a warning only, and kept nowhere. */
  expiry?: PrintedValue | null
}
