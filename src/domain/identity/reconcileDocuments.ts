import type { IsoDate } from '../date.ts'
import type { Sources } from './evidence.ts'
import { foldName } from './foldName.ts'
import type { Reading } from './reading.ts'
import { reconcile } from './reconcile.ts'

const letters = (name: string) => foldName(name).replaceAll(' ', '')
const beginAlike = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)

/**
 * [REC6] Two documents are of different people when they name other birth dates or other names; where neither tells, when
 * they carry other numbers. The same number is the same person, whatever was misread of the rest.
 */
export function areDifferentPeople(one: Reading, other: Reading): boolean {
  const both = (name: 'number' | 'dateOfBirth' | 'fullName') => {
    const [a, b] = [one.fields[name]?.value, other.fields[name]?.value]
    return a && b ? { a, b } : null
  }
  const [number, birth, name] = [both('number'), both('dateOfBirth'), both('fullName')]
  if (number && number.a === number.b) return false
  if (birth && birth.a !== birth.b) return true
  if (name) return !beginAlike(letters(name.a), letters(name.b))
  return number !== null && birth === null
}

/** The sides of one person's card as one document; what both have is that of the first. */
const joined = (one: Sources, other: Sources): Sources => ({
  qr: one.qr ?? other.qr,
  mrz: one.mrz ?? other.mrz,
  print: one.print ?? other.print ?? null,
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
    if (one && other && areDifferentPeople(one, other)) others = true
    else sources = joined(sources, document)
  }
  const reading = reconcile(sources, today)
  return reading && others ? { ...reading, warnings: [...reading.warnings, 'different-people'] } : reading
}
