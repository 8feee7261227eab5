import type { AuditFindings } from '../../src/contract/ipc/audit.ts'
import type { Response } from '../../src/contract/ipc/channels.ts'

type Entries = Response<'audit:search'>['entries']

export const soundLog: AuditFindings = {
  sound: true,
  entries: 1284,
  tampering: null,
  faults: [],
  signedUpTo: 1280,
  countersigned: { sequence: 1216, at: '2026-03-02T07:05:00.000Z' },
  clockSteps: [{ sequence: 803, byMs: -5_400_000 }],
  aheadMs: 0,
  headquarters: { holds: 'same', upTo: 1216 },
}

export const alteredLog: AuditFindings = {
  ...soundLog,
  sound: false,
  tampering: { kind: 'changed', sequence: 911 },
  faults: [{ from: 897, to: 960, problem: 'contradicts' }],
  headquarters: { holds: 'no-answer' },
}

const actions = [
  ['member.enrolled', '1001', 'Trần Văn Thử'],
  ['envelope.confirmed', 'system', null],
  ['access.revealed', '2001', 'Lê Thị Giám Sát'],
  ['member.cancelled', '2001', 'Lê Thị Giám Sát'],
  ['staff.kept', 'headquarters', null],
  ['something.newer', '1009', null],
] as const

/** @param newest of how many. */
export const auditEntries = (newest: number, count: number): Entries =>
  Array.from({ length: count }, (_, at) => {
    const [action, actor, actorName] = actions[at % actions.length] ?? actions[0]
    const isAboutNobody = action === 'staff.kept' || action === 'something.newer'
    return {
      sequence: newest - at,
      at: `2026-03-02T07:0${at % 10}:12.000Z`,
      actor,
      actorName,
      action,
      subject: null,
      cardNumber: isAboutNobody ? null : '001010000121',
    }
  })

export const handedOver = {
  savedAs: '/saves/cung-cap-001-01-2026-0001.age',
  number: '001-01/2026-0001',
  contentHash: 'ab'.repeat(32),
  passphrase: 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF',
}
