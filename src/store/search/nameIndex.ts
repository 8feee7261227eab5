import type { CardNumber } from '../../domain/member/cardNumber.ts'
import { prepared, type WritableDb } from '../database.ts'
import { foldWord, wordsOf } from './words.ts'

/**
 * The index of names is FTS5 without a copy of the names (`content=''`), without positions (`detail=none`) and with an
 * index for every prefix of up to seven letters, the longest syllable of Vietnamese. Every word is in it twice: folded,
 * and as written behind this sign. The rowid is the card number, which is unique and rises with time; a card that is
 * issued anew is indexed anew.
 */
export const AS_WRITTEN = '='

/**
 * The text that is indexed for a name. Deleting from the index takes the very text that was inserted: whoever changes
 * this, or the folding, writes a migration that builds the index anew.
 */
const indexed = (fullName: string): string => {
  const words = wordsOf(fullName)
  return [...new Set([...words.map(foldWord), ...words.map(word => AS_WRITTEN + word)])].join(' ')
}

/** Makes a member findable by name. Part of the transaction that writes the name. */
export function indexName(db: WritableDb, card: CardNumber, fullName: string): void {
  prepared(db, 'INSERT INTO member_name (rowid, words) VALUES (CAST(? AS INTEGER), ?)').run(
    card,
    indexed(fullName),
  )
}

/** Leaf pages of the index that one enrolment merges: bounds the longest transaction, and keeps up with inserts. */
const MERGE_PAGES = 4

/** Merges a little of the index, so that it never has to merge much. Once for each transaction that indexes. */
export function mergeNames(db: WritableDb): void {
  // FTS5 takes figures of its commands as integers only, and numbers are bound as REAL: hence in the SQL.
  prepared(db, `INSERT INTO member_name (member_name, rank) VALUES ('merge', ${MERGE_PAGES})`).run()
}

/** Takes a name out of the index without a trace. Part of the transaction that erases or corrects the name. */
export function unindexName(db: WritableDb, card: CardNumber, fullName: string): void {
  prepared(
    db,
    `INSERT INTO member_name (member_name, rowid, words) VALUES ('delete', CAST(? AS INTEGER), ?)`,
  ).run(card, indexed(fullName))
}
