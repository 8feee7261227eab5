import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import { cardNumber } from '../domain/member/cardNumber.ts'
import type { Envelope } from '../domain/outbox/envelope.ts'
import { inTransaction, prepared, type WritableDb } from './database.ts'
import type { Randomness } from './enrol.ts'
import { appendAudit } from './repositories/audit.ts'
import { keepCardMadeAnew } from './repositories/cardsMadeAnew.ts'
import { type Counter, counterOf } from './repositories/counter.ts'
import type { OutboxItem } from './repositories/outbox.ts'
import { renameCard } from './repositories/proposals.ts'
import { nextSerial } from './repositories/serials.ts'
import { indexName, unindexName } from './search/nameIndex.ts'
import { sha256 } from './sha256.ts'

interface Named {
  card: string
  name: string
  salt: string
}

const named = (db: WritableDb, memberId: string) =>
  prepared(db, 'SELECT card_number AS card, full_name AS name, salt FROM member WHERE member_id = ?').get(
    memberId,
  ) as Named | undefined

/** Gives a member a card of this counter's series, in place of one that another copy has given to somebody else. */
export function renumber(db: WritableDb, memberId: string, counter: Counter, at: string): string {
  const card = cardNumber(counter.storeCode, counter.counterNumber, nextSerial(db, 'card'))
  const member = named(db, memberId)
  if (!member) throw new Error('an enrolment in the outbox without its member')
  unindexName(db, member.card, member.name)
  prepared(db, 'UPDATE member SET card_number = ? WHERE member_id = ?').run(card, memberId)
  renameCard(db, memberId, card)
  indexName(db, card, member.name)
  keepCardMadeAnew(db, { memberId, cardBefore: member.card, cardNumber: card, at })
  return card
}

/** A statement is signed by the device that it names: what this store erased, it states again as what it is now. */
function stateAgain(db: WritableDb, { sequence, memberId }: OutboxItem): void {
  prepared(db, 'DELETE FROM outbox WHERE sequence = ?').run(sequence)
  prepared(db, 'UPDATE cancelled_member SET stated_at = NULL WHERE member_id = ?').run(memberId)
}

function underNewDevice(
  db: WritableDb,
  before: Envelope,
  counter: Counter,
  { id, at }: { id: string; at: string },
): Envelope {
  const { deviceId } = counter
  const sequence = nextSerial(db, 'envelope')
  // [COR11] A correction keeps the card that was the member's then: a supervisor's word covers it.
  if (before.kind !== 'enrolment') return { ...before, id, deviceId, sequence }
  const card = renumber(db, before.body.memberId, counter, at)
  return { ...before, id, deviceId, sequence, body: { ...before.body, cardNumber: card } }
}

/**
 * [SYN15] Makes an envelope anew as this device's own: another copy of the device that it was made under has used its
 * sequence or its card for something else, so headquarters will never hold it as it was. Same member, same facts, same
 * consent; the card is new.
 */
export function reissue(
  db: WritableDb,
  item: OutboxItem,
  random: Pick<Randomness, 'uuid'>,
  at: string,
): void {
  const counter = counterOf(db)
  if (!counter) throw new Error('an envelope before joining')
  inTransaction(db, () => {
    const held = prepared(db, 'SELECT envelope FROM outbox WHERE sequence = ?').get(item.sequence)
    // [ERA4] Cancelled while the answer was on its way: what stands there now has an answer of its own.
    if ((held as Pick<OutboxItem, 'envelope'> | undefined)?.envelope !== item.envelope) return
    if (item.kind === 'erasure') return stateAgain(db, item)
    const envelope = underNewDevice(db, JSON.parse(item.envelope) as Envelope, counter, {
      id: random.uuid(),
      at,
    })
    const text = canonicalJson(envelope as unknown as Json)
    prepared(
      db,
      `UPDATE outbox SET sequence = @sequence, envelope_id = @id, envelope = @text, state = 'stored', hash = NULL,
                         refusal = NULL, settled_at = NULL
       WHERE sequence = @before`,
    ).run({ sequence: envelope.sequence, id: envelope.id, text, before: item.sequence })
    const salt = named(db, item.memberId)?.salt
    const commitment =
      ['enrolment', 'correction'].includes(envelope.kind) && salt ? sha256(salt + text) : null
    const told = { actor: 'system', action: 'envelope.reissued', subject: item.memberId, commitment }
    appendAudit(db, { at, ...told })
  })
}
