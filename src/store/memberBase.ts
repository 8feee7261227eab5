import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import { prepared, type ReadableDb } from './database.ts'
import { findMember } from './repositories/members.ts'
import { sha256 } from './sha256.ts'

/**
 * [APR3] The version of a member that a supervisor's word is given upon: a commitment to all facts as they are here, which
 * says nothing of them once the member's salt is erased. Null where the facts are not here.
 */
export function memberBase(db: ReadableDb, memberId: string): string | null {
  const member = findMember(db, memberId)
  const row = prepared(db, 'SELECT salt FROM member WHERE member_id = ?').get(memberId)
  const salt = (row as { salt: string } | undefined)?.salt
  return member && salt !== undefined ? sha256(salt + canonicalJson(member.facts as unknown as Json)) : null
}
