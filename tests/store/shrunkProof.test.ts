import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { evidenceOf } from '../../src/store/repositories/consentRecords.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { shrinkDue } from '../../src/store/retention/shrink.ts'
import { isProofElsewhere } from '../../src/store/retention/shrunkMembers.ts'
import { AT, makeStore, type TestStore } from './counterFixture.ts'
import { enrolLeaver, enrolOthers, leaver } from './leaver.ts'
import { everythingIn, found } from './plainPages.ts'

const LATER = new Date('2027-01-04T03:00:00.000Z')
const evidence = {
  signature: { aspect: 3000, strokes: [[137, 271, 653, 829, 911, 43]] },
  representative: {
    fullName: 'Qwertzuỷ Mẹ',
    relation: 'mother',
    childConsented: true,
    receivedBy: '2001',
  },
} as const

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const shrink = () =>
  shrinkDue(
    store.db,
    () => LATER,
    async () => true,
  )
/** Headquarters has everything of these kinds. */
const confirm = (...kinds: string[]) =>
  settle(
    store.db,
    nextBatch(store.db, 50)
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ envelopeId }) => ({ envelopeId, state: 'confirmed' as const, receipt: '{}' })),
    AT,
  )

describe('[RET7] the proof of a consent, once its time in the store is over', () => {
  it('leaves no line of the signature and no name of a representative behind', async () => {
    const { memberId } = enrolLeaver(store, {
      ...leaver(),
      evidence: {
        signature: { ...evidence.signature, strokes: evidence.signature.strokes.map(line => [...line]) },
        representative: evidence.representative,
      },
    })
    enrolOthers(store, 100, 20)
    const traces = ['137,271,653', 'Qwertzuỷ']
    const left = () => found(traces, everythingIn(store.folder, store.key))
    expect(left()).toEqual(traces)
    confirm('enrolment')
    await shrink()
    expect(findMember(store.db, memberId)).not.toBeNull()
    expect(evidenceOf(store.db, memberId)).toHaveLength(1)
    confirm('evidence')
    await shrink()
    expect(findMember(store.db, memberId)).toBeNull()
    expect(left()).toEqual([])
    expect(isProofElsewhere(store.db, memberId)).toBe(true)
  })

  it('is let go by the next version of a store whose earlier one left it behind, but for what headquarters has not', () => {
    const db = new Database(':memory:') as unknown as WritableDb
    const BEFORE = 11
    migrate(db, BEFORE)
    const add = (memberId: string, isShrunk: boolean, state: string, sequence: number) => {
      if (isShrunk)
        db.prepare(
          `INSERT INTO shrunk_member (member_id, card_number, document_index, number_index, phone_index, enrolled_at)
           VALUES (?, ?, ?, 'n', 'p', ?)`,
        ).run(memberId, `card-${memberId}`, `d-${memberId}`, AT)
      db.prepare(`INSERT INTO consent_evidence (evidence_id, member_id, evidence) VALUES (?, ?, '{}')`).run(
        `e-${memberId}`,
        memberId,
      )
      db.prepare(
        `INSERT INTO outbox (sequence, envelope_id, member_id, kind, envelope, state) VALUES (?, ?, ?, 'evidence', '{}', ?)`,
      ).run(sequence, `o-${memberId}`, memberId, state)
    }
    add('here', false, 'confirmed', 1)
    add('shrunk', true, 'confirmed', 2)
    add('waiting', true, 'stored', 3)
    migrate(db, BEFORE + 1)
    expect(db.prepare('SELECT member_id FROM consent_evidence ORDER BY member_id').pluck().all()).toEqual([
      'here',
      'waiting',
    ])
    expect(db.prepare('SELECT count(*) FROM shrunk_member').pluck().get()).toBe(2)
    expect(db.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(3)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
  })
})
