import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** [JOI4] [SYN15] A card that another counter had given too, and the one that has taken its place. */
export interface CardMadeAnew {
  memberId: string
  cardBefore: string
  cardNumber: string
  at: string
}

export function keepCardMadeAnew(db: WritableDb, made: CardMadeAnew): void {
  prepared(
    db,
    `INSERT OR REPLACE INTO card_made_anew (card_before, card_number, member_id, at)
     VALUES (@cardBefore, @cardNumber, @memberId, @at)`,
  ).run(made)
}

/** Whom to tell, the latest first. Who has left since is not among them. */
export const cardsMadeAnew = (db: ReadableDb) =>
  prepared(
    db,
    `SELECT c.card_before AS cardBefore, c.card_number AS cardNumber, c.member_id AS memberId, c.at
     FROM card_made_anew c
     WHERE NOT EXISTS (SELECT 1 FROM cancelled_member x WHERE x.member_id = c.member_id)
     ORDER BY c.at DESC, c.card_before`,
  ).all() as CardMadeAnew[]

/** The cards that a member had before, the oldest first. */
export const cardsBefore = (db: ReadableDb, memberId: string) =>
  prepared(
    db,
    `SELECT card_before AS cardBefore, card_number AS cardNumber, member_id AS memberId, at
     FROM card_made_anew WHERE member_id = ? ORDER BY at`,
  ).all(memberId) as CardMadeAnew[]
