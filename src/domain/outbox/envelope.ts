import type { Enrolment } from '../member/enrolment.ts'

/** What travels from a counter to headquarters. `contract/sync/envelope` parses exactly this. */
export interface Envelope {
  version: 1
  id: string
  deviceId: string
  /** Counts every envelope of one device, from 1, without gaps. */
  sequence: number
  kind: 'enrolment'
  /** ISO 8601 instant, UTC, by the counter's clock. */
  occurredAt: string
  body: Enrolment
}
