import { canonicalJson, type Json } from '../../src/domain/audit/canonical.ts'
import type { EnvelopeOf } from '../../src/domain/outbox/envelope.ts'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { openStore } from '../../src/store/open.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { sha256 } from '../../src/store/sha256.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import { newCustomer } from './customer.ts'

/** What is wrong with a store after a fault; each list empty when nothing is. */
export interface Findings {
  /** Acknowledged and not there. */
  lost: string[]
  /** There without what belongs to it. */
  half: string[]
  /** Does not open, does not hold together, or holds what nobody wrote. */
  corrupt: string[]
}

/**
 * Opens a store as the app would and holds it against what was acknowledged before the fault. Each fault may have left
 * one enrolment that was kept and not yet acknowledged: `faults` of them are no surprise.
 */
export function findingsOf(
  file: string,
  key: Buffer,
  acknowledged: readonly Acknowledgement[],
  faults = 1,
): Findings {
  const findings: Findings = { lost: [], half: [], corrupt: [] }
  const store = openStore(file, key)
  if (!store.ok) {
    if (store.error !== 'store-missing') findings.corrupt.push(`does not open: ${store.error}`)
    else if (acknowledged.length > 0) findings.lost.push('the store')
    return findings
  }
  try {
    const db = store.value
    findings.corrupt.push(...brokenIn(db))
    if (findings.corrupt.length > 0) return findings
    findings.lost.push(...missingFrom(db, acknowledged))
    findings.half.push(...halvesIn(db))
    const enrolled = acknowledged.filter(line => line.did === 'enrolled').length
    const surplus = count(db, everEnrolled) - enrolled
    if (surplus > faults) findings.corrupt.push(`${surplus} members whom nobody acknowledged`)
    if (counterOf(db)) findings.corrupt.push(...cannotGoOn(db))
  } catch (error) {
    findings.corrupt.push(String(error))
  } finally {
    store.value.close()
  }
  return findings
}

/** Members who are here, and those who were. */
const everEnrolled = 'SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM cancelled_member)'

const count = (db: WritableDb, sql: string) => db.prepare(sql).pluck().get() as number

function brokenIn(db: WritableDb): string[] {
  const broken: string[] = []
  const integrity = db.pragma('integrity_check', { simple: true })
  if (integrity !== 'ok') broken.push(`integrity_check: ${integrity}`)
  const dangling = db.pragma('foreign_key_check') as unknown[]
  if (dangling.length > 0) broken.push(`${dangling.length} rows that belong to nothing`)
  const audit = verifyAudit(db)
  if (!audit.ok) broken.push(`audit entry ${audit.error.sequence} ${audit.error.problem}`)
  return broken
}

function missingFrom(db: WritableDb, acknowledged: readonly Acknowledgement[]): string[] {
  const state = db.prepare('SELECT state FROM outbox WHERE envelope_id = ?').pluck()
  return acknowledged.flatMap(line => {
    if (line.did === 'joined' && !counterOf(db)) return ['the joining']
    if (line.did === 'enrolled' && !findMember(db, line.memberId) && !findCancelled(db, line.memberId))
      return [`enrolment ${line.sequence}`]
    if (line.did === 'cancelled' && !findCancelled(db, line.memberId))
      return [`cancellation of ${line.memberId}`]
    if (line.did === 'confirmed' && state.get(line.envelopeId) !== 'confirmed')
      return [`confirmation of ${line.envelopeId}`]
    return []
  })
}

/** Member, consents, audit entry and envelope stand together or not at all. */
function halvesIn(db: WritableDb): string[] {
  const halves: string[] = []
  const members = db.prepare('SELECT member_id, salt FROM member').all() as {
    member_id: string
    salt: string
  }[]
  for (const { member_id, salt } of members) {
    const part = (sql: string) => db.prepare(sql).pluck().all(member_id) as string[]
    const [text, ...more] = part(`SELECT envelope FROM outbox WHERE member_id = ? AND kind = 'enrolment'`)
    const entries = part(`SELECT commitment FROM audit WHERE action = 'member.enrolled' AND subject = ?`)
    if (text === undefined || more.length > 0 || entries.length !== 1) {
      halves.push(`member ${member_id}: no envelope or no audit entry, or several`)
      continue
    }
    const envelope = JSON.parse(text) as EnvelopeOf<'enrolment'>
    const given = part('SELECT purpose FROM consent WHERE member_id = ? ORDER BY purpose')
    if (canonicalJson([...envelope.body.consent.purposes].sort()) !== canonicalJson(given))
      halves.push(`member ${member_id}: consents`)
    if (sha256(salt + canonicalJson(envelope as unknown as Json)) !== entries[0])
      halves.push(`member ${member_id}: the audit log tells of another envelope`)
  }
  halves.push(...uncounted(db))
  return halves
}

/** Counts that are equal as long as nothing was done by half. */
function uncounted(db: WritableDb): string[] {
  const cancelled = 'SELECT count(*) FROM cancelled_member'
  const equal = [
    ['SELECT count(*) FROM member', 'SELECT count(DISTINCT member_id) FROM consent'],
    [everEnrolled, `SELECT count(*) FROM audit WHERE action = 'member.enrolled'`],
    [everEnrolled, `SELECT count(*) FROM outbox WHERE kind IN ('enrolment', 'void')`],
    [everEnrolled, `SELECT coalesce(max(value), 0) FROM serial WHERE name = 'card'`],
    [cancelled, `SELECT count(*) FROM audit WHERE action = 'member.cancelled'`],
    [cancelled, `SELECT count(*) FROM outbox WHERE kind = 'cancellation'`],
    ['SELECT count(*) FROM outbox', 'SELECT coalesce(max(sequence), 0) FROM outbox'],
    ['SELECT count(*) FROM outbox', `SELECT coalesce(max(value), 0) FROM serial WHERE name = 'envelope'`],
  ] as const
  const both = 'SELECT count(*) FROM member JOIN cancelled_member USING (member_id)'
  const unequal = equal.filter(([one, other]) => count(db, one) !== count(db, other))
  return [
    ...unequal.map(([one, other]) => `not the same: ${one} · ${other}`),
    ...(count(db, both) > 0 ? ['members who are cancelled and still here'] : []),
  ]
}

/** The store that was found serves the next customer with the next number. */
function cannotGoOn(db: WritableDb): string[] {
  const before = count(db, 'SELECT count(*) FROM outbox')
  const draw = chance(-1 - before)
  const made = enrol(db, newCustomer(9_999_999, draw), { uuid: draw.uuid, salt: () => draw.hex(32) })
  if (!made.ok) return [`does not go on: ${made.error.code}`]
  return count(db, 'SELECT max(sequence) FROM outbox') === before + 1 ? [] : ['a gap after the fault']
}
