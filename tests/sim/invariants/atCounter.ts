import { createHash } from 'node:crypto'
import { Receipt } from '../../../src/contract/sync/envelope.ts'
import { receiptPayload } from '../../../src/contract/sync/receipt.ts'
import { factNames } from '../../../src/domain/member/facts.ts'
import { findMember as findHeld } from '../../../src/hq/repositories/members.ts'
import { rosterOf } from '../../../src/hq/repositories/staff.ts'
import type { WritableDb } from '../../../src/store/database.ts'
import { counterOf } from '../../../src/store/repositories/counter.ts'
import { findMember } from '../../../src/store/repositories/members.ts'
import { deviceKeyFrom, verifySignature } from '../../../src/sync/deviceKey.ts'
import { verifyAuditLog } from '../../../src/sync/verifyAuditLog.ts'
import type { Machine } from '../counter/machine.ts'
import { keys } from '../headquarters/people.ts'
import type { Run } from '../run.ts'

interface Row {
  id: string
  memberId: string
  kind: string
  envelope: string | null
  hash: string | null
  state: string
  receipt: string | null
  refusal: string | null
}

const rowsOf = (db: WritableDb) =>
  db
    .prepare(
      'SELECT envelope_id AS id, member_id AS memberId, kind, envelope, hash, state, receipt, refusal FROM outbox',
    )
    .all() as Row[]

/** What a counter has when everything was sent and answered, and what headquarters decided was heard. */
export async function checkCounter(run: Run, machine: Machine): Promise<void> {
  const { stage, model } = run
  const { db } = machine.life
  if (!db) stage.violated(`${machine.name} is not open`)
  if (!db) return
  for (const row of rowsOf(db)) {
    const what = `${row.kind} of ${model.label(row.memberId)} at ${machine.name}`
    if (row.state === 'confirmed') checkReceipt(run, row, what)
    else if (isHeldFromCopy(row)) continue
    else if (row.state === 'refused') stage.violated(`${what} was refused: ${row.refusal}`)
    else stage.violated(`${what} is not settled: ${row.state}`)
  }
  await checkReplica(run, machine, db)
  checkErased(run, machine, db)
  checkAudit(run, machine, db)
}

/** Two copies of a machine made the same enrolment anew: headquarters holds the first, and the other is set aside. */
const isHeldFromCopy = ({ kind, state, refusal }: Row) =>
  kind === 'enrolment' &&
  state === 'refused' &&
  refusal === JSON.stringify({ reason: 'id-reused', detail: 'body.memberId' })

/** [SYN4] The receipt is headquarters', for this very envelope. */
function checkReceipt({ stage }: Run, row: Row, what: string): void {
  if (!row.receipt) stage.violated(`${what} is confirmed without a receipt`)
  if (!row.receipt) return
  const receipt = Receipt.parse(JSON.parse(row.receipt))
  const sent = row.envelope && createHash('sha256').update(row.envelope).digest('hex')
  const isOurs = receipt.envelopeId === row.id && [sent, row.hash].includes(receipt.envelopeHash)
  const isSigned = verifySignature(keys.receipt.publicKey, receiptPayload(receipt), receipt.signature)
  if (!isOurs || !isSigned) stage.violated(`the receipt for ${what} proves nothing`)
}

/** [FEE4] Whoever is held here is held at headquarters, with the same facts; so nothing of the feed was missed. */
async function checkReplica(
  { stage, model, headquarters }: Run,
  machine: Machine,
  db: WritableDb,
): Promise<void> {
  const ids = db.prepare('SELECT member_id FROM member').pluck().all() as string[]
  for (const id of ids) {
    const who = `${model.label(id)} at ${machine.name}`
    const there = await findHeld(headquarters.services.db, machine.storeCode, id)
    const here = findMember(db, id)
    if (!there) stage.violated(`${who} is not at headquarters any more`)
    for (const fact of there ? factNames : [])
      if (there?.facts[fact] !== here?.facts[fact])
        stage.violated(`${who} has another ${fact} than headquarters`)
  }
  const here = db.prepare('SELECT staff_number FROM staff WHERE active ORDER BY staff_number').pluck().all()
  const there = await rosterOf(headquarters.services.db, machine.storeCode)
  if (here.join() !== there.map(({ staffNumber }) => staffNumber).join())
    stage.violated(`${machine.name} has other people than headquarters: ${here}`)
}

/** Nothing of who was cancelled here, and the word for it was given. */
function checkErased({ stage, model }: Run, { name }: Machine, db: WritableDb): void {
  const kept = db
    .prepare('SELECT member_id FROM member WHERE member_id IN (SELECT member_id FROM cancelled_member)')
    .pluck()
    .all()
  for (const id of kept) stage.violated(`${name} still has ${model.label(id as string)}, who was cancelled`)
  const unstated = db.prepare('SELECT count(*) FROM cancelled_member WHERE stated_at IS NULL').pluck().get()
  if (unstated !== 0) stage.violated(`${name} has not stated ${unstated} erasures`)
}

/** [AUD8] The log is as it was written, and headquarters has countersigned all of it. */
function checkAudit({ stage }: Run, { name, disk }: Machine, db: WritableDb): void {
  const counter = counterOf(db)
  const secret = disk.secrets.get('device-key')
  if (!counter || !secret) stage.violated(`${name} has no identity`)
  if (!counter || !secret) return
  // [AUD6] A copy that differed in nothing but its log is told so, and stays as it is until an envelope shows it too.
  const forked = db
    .prepare('SELECT 1 FROM checkpoint WHERE device_id = ? AND refusal IS NOT NULL')
    .get(counter.deviceId)
  if (forked) return
  const device = deviceKeyFrom(secret).publicKey
  const receipt = { keyId: keys.receipt.keyId, publicKey: keys.receipt.publicKey }
  const verdict = verifyAuditLog(db, { device, receipt })
  if (!verdict.sound)
    stage.violated(
      `the audit log of ${name}: ${JSON.stringify(verdict.tampering ?? verdict.checkpoints.faults)}`,
    )
  const waiting = db
    .prepare('SELECT count(*) FROM checkpoint WHERE device_id = ? AND countersignature IS NULL')
    .pluck()
    .get(counter.deviceId)
  if (waiting !== 0) stage.violated(`headquarters has not countersigned ${waiting} checkpoints of ${name}`)
}
