import { Envelope, type refusals } from '../../contract/sync/envelope.ts'
import { cardNumber } from '../../domain/member/cardNumber.ts'
import type { HeadquartersErasure } from '../../domain/outbox/erasure.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { isStatedBy } from '../cancelling/isStatedBy.ts'
import type { Device } from '../repositories/devices.ts'

/** Why an envelope is not held. `detail` names members and never says what is in them. */
export interface Refusal {
  reason: (typeof refusals)[number]
  detail: string
  /** With `cancelled`, where headquarters has erased the member already. */
  erasure?: HeadquartersErasure
}

/** NUL, which PostgreSQL cannot hold in text, and halves of characters, which it would silently replace. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/**
 * The card number says who made it: another counter's would be taken there one day. [JOI3] One that stood alone has
 * cards of a prefix that it drew.
 */
const isOwnCard = (card: string, { storeCode, counterNumber, cardPrefix }: Device) =>
  [cardNumber(storeCode, counterNumber, 1).slice(0, 5), cardPrefix].includes(card.slice(0, 5))

/** Of the store, or of a counter that stood alone. */
const isCardOf = (storeCode: string, card: string) => card.startsWith(storeCode) || card.startsWith('9')

/** Parses one envelope alone, and checks that it is one that this device can send. */
export function checkEnvelope(received: unknown, device: Device): Result<Envelope, Refusal> {
  const parsed = Envelope.safeParse(received)
  if (!parsed.success) {
    const places = parsed.error.issues.map(issue => issue.path.join('.') || 'envelope')
    return err({ reason: 'malformed', detail: [...new Set(places)].join(', ').slice(0, 500) })
  }
  const envelope = parsed.data
  if (envelope.deviceId !== device.id) return err({ reason: 'wrong-device', detail: 'deviceId' })
  const wrong = contentFault(envelope, device)
  return wrong === null ? ok(envelope) : err({ reason: 'malformed', detail: wrong })
}

/** What of the content cannot be this device's; null when all of it can. */
function contentFault(envelope: Envelope, device: Device): string | null {
  if (envelope.kind === 'enrolment') {
    const texts = [...Object.values(envelope.body.facts), envelope.body.consent.noticeVersion]
    if (!texts.every(text => text === null || isStorable(text))) return 'text'
    return isOwnCard(envelope.body.cardNumber, device) ? null : 'body.cardNumber is not one of this counter'
  }
  if (envelope.kind === 'cancellation')
    return isCardOf(device.storeCode, envelope.body.cardNumber)
      ? null
      : 'body.cardNumber is not one of this store'
  if (envelope.kind === 'correction') {
    const texts = [envelope.body.reason, ...envelope.body.changes.flatMap(({ from, to }) => [from, to])]
    return texts.every(text => text === null || isStorable(text)) ? null : 'text'
  }
  if (envelope.kind === 'erasure' && !isStatedBy(device, envelope.body.memberId, envelope.body.statement))
    return 'body.statement'
  return null
}
