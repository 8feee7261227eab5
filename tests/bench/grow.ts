import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { cardNumber } from '../../src/domain/member/cardNumber.ts'
import { inTransaction, prepared, type WritableDb } from '../../src/store/database.ts'
import { appendAudit } from '../../src/store/repositories/audit.ts'
import { counterOf, keepJoining } from '../../src/store/repositories/counter.ts'
import { insertMember } from '../../src/store/repositories/members.ts'
import { putEnvelope } from '../../src/store/repositories/outbox.ts'
import { nextSerial } from '../../src/store/repositories/serials.ts'
import { mergeNames } from '../../src/store/search/nameIndex.ts'
import { clerk, counter } from '../store/counterFixture.ts'
import { inventMember } from './inventedMembers.ts'
import { receiptOf } from './receipt.ts'
import { open, type Place } from './twins.ts'

/** Fills a store with the invented members `from` to `to`, in a thread of its own and in big transactions. */
export interface Growth {
  place: Place
  from: number
  to: number
}

const STEP = 50_000
const YEAR_MS = 365 * 24 * 3600 * 1000
const salt = (n: number) => createHash('sha256').update(String(n)).digest('hex')

/** A counter numbers 999,999 cards at most: more members are those of counters that were in this place before. */
const PER_COUNTER = 400_000
const cardOf = (n: number) =>
  cardNumber(counter.storeCode, 1 + Math.floor((n - 1) / PER_COUNTER), 1 + ((n - 1) % PER_COUNTER))
/** The counter of today, whose cards come after all of theirs. */
const today = { ...counter, counterNumber: 90 }

/** Everything that an enrolment writes, and headquarters' confirmation of it. */
function add(db: WritableDb, n: number, now: number): void {
  // Enrolled over the year before this run, so that today's list is a day's.
  const at = new Date(now - YEAR_MS + Math.floor((n / 1_000_000) * 0.99 * YEAR_MS)).toISOString()
  const { memberId, facts, consent, enrolledBy } = inventMember(n, at)
  const card = cardOf(n)
  const body = { memberId, cardNumber: card, facts, consent, enrolledBy }
  const id = `${memberId.slice(0, 14)}5${memberId.slice(15)}`
  const sequence = nextSerial(db, 'envelope')
  insertMember(db, body, at, salt(n))
  const { deviceId } = counter
  putEnvelope(db, { version: 1, id, deviceId, sequence, kind: 'enrolment', occurredAt: at, body })
  appendAudit(db, {
    at: new Date(now).toISOString(),
    actor: enrolledBy,
    action: 'member.enrolled',
    subject: memberId,
    commitment: salt(-n),
  })
  confirm(db, sequence, id, at)
}

function confirm(db: WritableDb, sequence: number, envelopeId: string, at: string): void {
  prepared(db, `UPDATE outbox SET state = 'confirmed', receipt = ?, settled_at = ? WHERE sequence = ?`).run(
    receiptOf(sequence, envelopeId, at),
    at,
    sequence,
  )
}

/** Enrolments merge the index of names as they go; here it is done at the end, by the same steps, until none is left. */
function settleIndex(db: WritableDb): void {
  const changes = db.prepare('SELECT total_changes()').pluck()
  let before: unknown
  do {
    before = changes.get()
    mergeNames(db)
    // A command that found nothing to merge counts as one change: itself.
  } while ((changes.get() as number) - (before as number) > 1)
}

function grow({ place, from, to }: Growth, now: number): void {
  const db = open(place)
  // Only while filling: the random places of a million keys would otherwise be read and written over and over.
  db.pragma('synchronous=OFF')
  db.pragma('cache_size=-1500000')
  if (!counterOf(db)) keepJoining(db, today, [clerk], new Date(now).toISOString())
  for (let n = from; n < to; n += STEP) {
    inTransaction(db, () => {
      for (let each = n; each < Math.min(to, n + STEP); each += 1) add(db, each, now)
    })
    parentPort?.postMessage(Math.min(to, n + STEP))
  }
  settleIndex(db)
  db.pragma('synchronous=FULL')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}

grow(workerData as Growth, Date.now())
