import { parsePhone } from '../../contract/facts.ts'
import { foldName } from '../../domain/identity/foldName.ts'
import { isCardNumber } from '../../domain/member/cardNumber.ts'
import type { Connection } from '../database/transaction.ts'
import { type HeldMember, memberOf } from './members.ts'

/** Where to look and what for: a whole card number, document number or phone, or words of a name. */
export interface Search {
  storeCode: string | null
  text: string
  limit: number
}

/** Unmasked: whoever shows them masks them. Who has that very number is all that is given; names come where nobody has. */
export async function searchMembers(db: Connection, search: Search): Promise<HeldMember[]> {
  const exact = await withNumber(db, search)
  return exact.length > 0 ? exact : named(db, search)
}

function membersIn(db: Connection, { storeCode, limit }: Search) {
  const query = db.selectFrom('members').selectAll().limit(limit)
  return storeCode === null ? query : query.where('store_code', '=', storeCode)
}

async function withNumber(db: Connection, search: Search): Promise<HeldMember[]> {
  const typed = search.text.toUpperCase().replace(/[\s.-]/g, '')
  const phone = parsePhone(search.text)
  const rows = await membersIn(db, search)
    .where(({ eb, or }) =>
      or([
        eb('number', '=', typed),
        ...(isCardNumber(typed) ? [eb('card_number', '=', typed)] : []),
        ...(phone ? [eb('phone', '=', phone)] : []),
      ]),
    )
    .orderBy('enrolled_at', 'desc')
    .execute()
  return rows.map(memberOf)
}

/** Every word is somewhere in the name, diacritics aside. */
async function named(db: Connection, search: Search): Promise<HeldMember[]> {
  const words = foldName(search.text).split(' ').filter(Boolean)
  if (words.length === 0) return []
  let query = membersIn(db, search)
  for (const word of words) query = query.where('folded_name', 'like', `%${word}%`)
  return (await query.orderBy('folded_name').orderBy('id').execute()).map(memberOf)
}
