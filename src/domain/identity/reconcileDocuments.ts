import type { IsoDate } from '../date.ts'
import type { Sources } from './evidence.ts'
import { areDifferentPeople } from './holder.ts'
import type { PrintFields } from './print/fields.ts'
import type { Reading } from './reading.ts'
import { reconcile } from './reconcile.ts'

/** What front and back print together; what both print is that of the first. */
function printOf(one: PrintFields | null, other: PrintFields | null): PrintFields | null {
  if (!one || !other) return one ?? other
  return {
    ...other,
    ...one,
    fields: { ...other.fields, ...one.fields },
    expiry: one.expiry ?? other.expiry ?? null,
  }
}

/** The sides of one person's card as one document; what both have is that of the first. */
const joined = (one: Sources, other: Sources): Sources => ({
  qr: one.qr ?? other.qr,
  mrz: one.mrz ?? other.mrz,
  print: printOf(one.print ?? null, other.print ?? null),
})

/**
 * Puts together what was read of all documents in one picture or file: a card's two sides are one document. Of several
 * people's the first is told of, with a warning. Null when there is none.
 */
export function reconcileDocuments(documents: readonly Sources[], today: IsoDate): Reading | null {
  let [sources] = documents
  if (!sources) return null
  let others = false
  for (const document of documents.slice(1)) {
    const [one, other] = [reconcile(sources, today), reconcile(document, today)]
    if (one && other && areDifferentPeople(one.fields, other.fields)) others = true
    else sources = joined(sources, document)
  }
  const reading = reconcile(sources, today)
  return reading && others ? { ...reading, warnings: [...reading.warnings, 'different-people'] } : reading
}
