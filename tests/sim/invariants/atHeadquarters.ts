import type { StandIn } from '../database/standIn.ts'

interface Rule {
  rule: string
  /** Gives a row for each breach. */
  sql: string
}

/** What is true of headquarters' database when everything was sent. */
const rulesAtEnd: Rule[] = [
  {
    // Of a device that was copied nothing is promised: its copies send as it what they had made, when they can.
    // Nor of a void: it says nothing of anybody, and fills the place of an enrolment that a copy's own kept from being held;
    // nor of a statement of erasure, which every copy makes of its own store.
    rule: 'of one device and one member, a later envelope came before an earlier one',
    sql: `SELECT a.id FROM envelopes a JOIN envelopes b ON b.store_code = a.store_code AND b.device_id = a.device_id
            AND b.member_id = a.member_id AND b.sequence > a.sequence AND b.rowid < a.rowid
          WHERE a.kind NOT IN ('void', 'erasure') AND NOT EXISTS (SELECT 1 FROM devices d WHERE d.continues = a.device_id)`,
  },
]

/** What is never true of headquarters' database, at no commit. */
const rules: Rule[] = [
  {
    rule: 'a cancelled member is held again',
    sql: `SELECT m.id FROM members m JOIN cancelled_members c ON c.store_code = m.store_code AND c.id = m.id`,
  },
  {
    rule: 'an enrolment was receipted and its member is nowhere',
    sql: `SELECT e.id FROM envelopes e WHERE e.kind = 'enrolment'
            AND NOT EXISTS (SELECT 1 FROM members m WHERE m.store_code = e.store_code AND m.id = e.member_id)
            AND NOT EXISTS (SELECT 1 FROM cancelled_members c
                            WHERE c.store_code = e.store_code AND c.id = e.member_id)`,
  },
  {
    rule: 'a member came without an envelope',
    sql: `SELECT m.id FROM members m WHERE NOT EXISTS
            (SELECT 1 FROM envelopes e WHERE e.kind = 'enrolment' AND e.member_id = m.id)`,
  },
  {
    rule: 'a member was enrolled twice',
    sql: `SELECT member_id FROM envelopes WHERE kind = 'enrolment' GROUP BY member_id HAVING count(*) > 1`,
  },
  {
    rule: 'a member is in two stores',
    sql: 'SELECT id FROM members GROUP BY id HAVING count(*) > 1',
  },
  {
    rule: 'an envelope is held without a receipt',
    sql: `SELECT e.id FROM envelopes e LEFT JOIN receipts r ON r.store_code = e.store_code AND r.envelope_id = e.id
          WHERE r.receipt IS NULL`,
  },
  {
    // [REV2] What a device does by itself is left out.
    rule: 'a device was cut off, and what people did at it is not listed for review',
    sql: `SELECT e.id FROM envelopes e JOIN devices d ON d.store_code = e.store_code AND d.id = e.device_id
          WHERE e.received_at > d.revoked_at AND e.kind IN ('enrolment', 'cancellation', 'correction')
            AND NOT EXISTS (SELECT 1 FROM reviews r WHERE r.store_code = e.store_code AND r.envelope_id = e.id)`,
  },
  {
    // Who has no place under the index's new key yet is compared when he gets one.
    rule: 'two members have one document, and nobody is asked whether they are one person',
    sql: `SELECT a.id FROM members a JOIN members b ON b.number = a.number AND b.id <> a.id
          JOIN index_state i ON i.key_epoch = a.index_epoch AND i.key_epoch = b.index_epoch
          WHERE NOT EXISTS (SELECT 1 FROM cases c WHERE c.kind = 'duplicate' AND c.decision IS NOT 'moot'
                            AND a.id IN (c.member_id, c.other_member_id))`,
  },
  {
    rule: 'a member without consent',
    sql: `SELECT m.id FROM members m WHERE NOT EXISTS (SELECT 1 FROM consents c WHERE c.member_id = m.id)`,
  },
]

/** The rules that a commit broke. */
export const brokenAtCommit = (database: StandIn): string[] => brokenOf(database, rules)
export const brokenAtEnd = (database: StandIn): string[] => brokenOf(database, rulesAtEnd)

/** Of these envelopes, those for which nobody was given a receipt. */
export function unreceipted(database: StandIn, envelopeIds: string[]): string[] {
  const quoted = envelopeIds.map(id => `'${id}'`)
  const rows = database.db
    .prepare(`SELECT envelope_id FROM receipts WHERE envelope_id IN (${quoted.join()})`)
    .pluck()
    .all()
  return envelopeIds.filter(id => !rows.includes(id))
}

const brokenOf = (database: StandIn, of: Rule[]): string[] =>
  of.flatMap(({ rule, sql }) => (database.rows(sql).length === 0 ? [] : [rule]))
