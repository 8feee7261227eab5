import { envelopeText } from '../../contract/sync/receipt.ts'
import type { ConsentChange } from '../../domain/consent/change.ts'
import type { Purpose } from '../../domain/consent/consent.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import type { ProvenEnvelope } from '../../domain/consent/proofFile.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import type { Enrolment } from '../../domain/member/enrolment.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { envelopeVersions } from '../../domain/outbox/envelope.ts'
import type { ReceivedEnvelope } from '../repositories/receivedEnvelopes.ts'
import { sha256 } from '../sha256.ts'

/** What headquarters holds of what was sent about a member's consents. */
export interface HeldConsents {
  enrolment: Enrolment
  /** What was corrected since, the oldest first. */
  corrected: readonly FactChange[][]
  changes: readonly ConsentChange[]
  evidence: readonly ConsentEvidence[]
}

/** Every order of a few. */
function ordersOf<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((one, at) => ordersOf(list.toSpliced(at, 1)).map(rest => [one, ...rest]))
}

/** The facts now and as they were before each correction, the newest first. */
function versionsOf(facts: Facts, corrected: readonly FactChange[][]): Facts[] {
  const versions = [facts]
  for (const changes of [...corrected].reverse()) {
    const before = Object.fromEntries(changes.map(({ fact, from }) => [fact, from]))
    versions.push({ ...(versions.at(-1) ?? facts), ...before } as Facts)
  }
  return versions
}

/** Purposes are kept as a set: they were ticked in one of their orders. */
function enrolmentsOf({ enrolment, corrected }: HeldConsents): Enrolment[] {
  const { consent } = enrolment
  const orders: Purpose[][] = ordersOf(consent.purposes)
  return versionsOf(enrolment.facts, corrected).flatMap(facts =>
    orders.map(purposes => ({ ...enrolment, facts, consent: { ...consent, purposes } })),
  )
}

const bodiesOf = (held: HeldConsents): Record<ReceivedEnvelope['kind'], readonly unknown[]> => ({
  enrolment: enrolmentsOf(held),
  consent: held.changes,
  evidence: held.evidence,
})

/**
 * What was sent, word by word, with the receipt that was given for it. Headquarters keeps what envelopes said and their hash, and
 * not their text: one that cannot be put together so that it has that hash is left out, and with it what it would prove.
 */
export function rebuildEnvelopes(sent: readonly ReceivedEnvelope[], held: HeldConsents): ProvenEnvelope[] {
  const bodies = bodiesOf(held)
  return sent.flatMap(({ id, deviceId, sequence, kind, occurredAt, hash, receipt }) => {
    const outside = { version: envelopeVersions[kind], id, deviceId, sequence, kind, occurredAt }
    const text = bodies[kind]
      .map(body => envelopeText({ ...outside, body }))
      .find(made => sha256(made) === hash)
    return text === undefined ? [] : [{ text, receipt }]
  })
}
