import type { BoundWord } from '../approval/word.ts'
import type { ConsentChange } from '../consent/change.ts'
import type { ConsentEvidence } from '../consent/evidence.ts'
import type { Correction } from '../correction/correction.ts'
import type { Enrolment } from '../member/enrolment.ts'
import type { RegisterEvent } from '../register/event.ts'
import type { DeviceErasure } from './erasure.ts'

/** What an envelope can be about, and what it says of it. Only enrolments and corrections hold facts about a customer. */
export interface EnvelopeBodies {
  enrolment: Enrolment
  /** Stands at the number of an enrolment that was cancelled before headquarters confirmed it. */
  void: { memberId: string }
  cancellation: {
    memberId: string
    cardNumber: string
    cancelledBy: string
    /** [APR3] Where a supervisor approved what a clerk asked. */
    word?: BoundWord | undefined
  }
  /** A device's signed word that it has erased a member. */
  erasure: { memberId: string; statement: DeviceErasure }
  correction: Correction
  consent: ConsentChange
  evidence: ConsentEvidence
  register: RegisterEvent
  /** Somebody's new PIN, as its hash: headquarters tells the store's other counters. */
  pin: {
    changeId: string
    staffNumber: string
    pinHash: string
    changedBy: string
    knownTo?: string[] | undefined
  }
}
export type EnvelopeKind = keyof EnvelopeBodies

/** The version of the protocol that each kind came with: a headquarters of an older one is not sent it. */
export const envelopeVersions = {
  enrolment: 1,
  void: 1,
  cancellation: 1,
  erasure: 1,
  correction: 2,
  consent: 2,
  evidence: 2,
  register: 2,
  pin: 2,
} as const satisfies Record<EnvelopeKind, number>

/** Of all envelopes that a counter writes. */
export const NEWEST_VERSION = 3

/**
 * [VER3] The version of the protocol that a body is of: from 3 on, a supervisor's word is bound to what it approves and to the
 * version of the member, a request says what it came of, and a PIN who else may know it.
 */
export function versionOf<K extends EnvelopeKind>(
  kind: K,
  body: EnvelopeBodies[K],
): EnvelopeOf<K>['version'] {
  const { approval, word, kept, knownTo } = body as {
    approval?: Correction['approval']
    word?: BoundWord
    kept?: RegisterEvent['kept']
    knownTo?: string[]
  }
  const isNew =
    [approval?.base, word, knownTo].some(part => part !== undefined) ||
    ['word', 'occasion'].some(part => part in (kept ?? {}))
  return isNew ? NEWEST_VERSION : envelopeVersions[kind]
}

export interface EnvelopeOf<K extends EnvelopeKind> {
  version: (typeof envelopeVersions)[K] | 3
  id: string
  deviceId: string
  /** Counts every envelope of one device, from 1, without gaps. */
  sequence: number
  kind: K
  /** ISO 8601 instant, UTC, by the counter's clock. */
  occurredAt: string
  body: EnvelopeBodies[K]
}

/** What travels from a counter to headquarters. `contract/sync/envelope` parses exactly this. */
export type Envelope = { [K in EnvelopeKind]: EnvelopeOf<K> }[EnvelopeKind]
