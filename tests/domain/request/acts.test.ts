import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vietnam } from '../../../src/domain/calendar/vietnam.ts'
import type { RegisterEvent } from '../../../src/domain/register/event.ts'
import { completionFault, type DoneForMember, mayAct, mayHappen } from '../../../src/domain/request/acts.ts'
import { requestKinds, requestOutcomes } from '../../../src/domain/request/kinds.ts'
import {
  byPressure,
  type DataSubjectRequest,
  isRestricted,
  nextDue,
  requestOf,
} from '../../../src/domain/request/request.ts'
import { endedByRestriction, mayCorrect, mayUse } from '../../../src/domain/request/restriction.ts'

const event = (what: string, at: string, kept: RegisterEvent['kept'] = {}): RegisterEvent => ({
  eventId: `${what}-${at}`,
  register: 'request',
  entryId: 'r1',
  memberId: 'm1',
  what,
  at,
  by: '1001',
  kept,
  personal: null,
})
const received = (kind: string, at = '2026-03-02T03:00:00.000Z') => event('received', at, { kind })
const completed = (outcome: string, at = '2026-03-05T03:00:00.000Z') => event('completed', at, { outcome })
const NOW = '2026-04-02T03:00:00.000Z'
const lifted = event('lifted', '2026-04-01T03:00:00.000Z')
const made = (...events: RegisterEvent[]): DataSubjectRequest => {
  const request = requestOf(events, vietnam)
  if (!request) throw new Error('not received')
  return request
}

describe('lifting a restriction', () => {
  it('[REQ8] uses the member again, and happens once', () => {
    const restricting = made(received('restrict'), completed('done'))
    expect(isRestricted([restricting])).toBe(true)
    expect(mayHappen(restricting, 'lifted', NOW)).toBeNull()
    const free = made(received('restrict'), completed('done'), lifted)
    expect(free.liftedAt).toBe(lifted.at)
    expect(isRestricted([free])).toBe(false)
    expect(mayHappen(free, 'lifted', NOW)).toBe('request-not-restricting')
  })

  it('[REQ8] leaves another restriction in force', () => {
    const free = made(received('restrict'), completed('done'), lifted)
    expect(isRestricted([free, made(received('object'), completed('partly'))])).toBe(true)
  })

  it('[REQ8] is of nothing where nothing was restricted', () => {
    for (const other of [
      made(received('copy'), completed('done')),
      made(received('restrict')),
      made(received('object'), completed('refused')),
    ])
      expect(mayHappen(other, 'lifted', NOW)).toBe('request-not-restricting')
    expect(made(received('copy'), completed('done'), lifted).liftedAt).toBeNull()
  })
})

describe('who may do what', () => {
  it('[REQ9] a clerk answers and carries out; to refuse, extend or lift takes a supervisor', () => {
    expect(mayAct('clerk', { what: 'answered' })).toBe(true)
    expect(mayAct('clerk', { what: 'completed', outcome: 'done' })).toBe(true)
    for (const act of [
      { what: 'completed', outcome: 'refused' },
      { what: 'completed', outcome: 'partly' },
      { what: 'extended' },
      { what: 'lifted' },
    ] as const) {
      expect(mayAct('clerk', act)).toBe(false)
      expect(mayAct('supervisor', act)).toBe(true)
    }
  })

  it('[REQ10] a deletion is done once the membership has ended', () => {
    const here: DoneForMember = { isCancelled: false, consentChanges: [] }
    const left: DoneForMember = { isCancelled: true, consentChanges: [] }
    expect(completionFault(made(received('delete')), 'done', here)).toBe('deletion-not-done')
    expect(completionFault(made(received('delete')), 'done', left)).toBeNull()
    expect(completionFault(made(received('delete')), 'refused', here)).toBeNull()
    for (const kind of ['copy', 'restrict', 'object', 'view'])
      expect(completionFault(made(received(kind)), 'done', here)).toBeNull()
  })

  it('[REQ17] a withdrawal is done once a consent was taken back since it was asked for', () => {
    const since = (...consentChanges: DoneForMember['consentChanges']) =>
      completionFault(made(received('withdraw')), 'done', { isCancelled: false, consentChanges })
    const [earlier, later] = ['2026-03-02T02:59:59.000Z', '2026-03-04T03:00:00.000Z']
    expect(since()).toBe('withdrawal-not-done')
    expect(since({ change: 'withdrawn', at: earlier })).toBe('withdrawal-not-done')
    expect(since({ change: 'given', at: later })).toBe('withdrawal-not-done')
    expect(since({ change: 'withdrawn', at: later })).toBeNull()
    const nothing = { isCancelled: false, consentChanges: [] }
    expect(completionFault(made(received('withdraw')), 'refused', nothing)).toBeNull()
    expect(completionFault(made(received('withdraw')), 'done', { ...nothing, isCancelled: true })).toBeNull()
  })
})

describe('a restricted member', () => {
  it('[REQ11] is used for their own rights, an authority or a case, and for nothing else', () => {
    for (const purpose of ['rights-request', 'disclosure', 'case'] as const)
      expect(mayUse(true, purpose)).toBe(true)
    for (const purpose of ['service', 'contact', 'transaction', 'correction'] as const) {
      expect(mayUse(true, purpose)).toBe(false)
      expect(mayUse(false, purpose)).toBe(true)
    }
  })

  it('[REQ12] is corrected at their own request only', () => {
    expect(mayCorrect(true, [])).toBe(false)
    expect(mayCorrect(true, [made(received('correct'))])).toBe(true)
    expect(mayCorrect(true, [made(received('correct'), completed('done'))])).toBe(false)
    expect(mayCorrect(false, [])).toBe(true)
  })

  it('[REQ13] agrees to nothing but the membership any more', () => {
    expect(endedByRestriction(['membership', 'contact', 'thirdParty'])).toEqual(['contact', 'thirdParty'])
  })
})

describe('what is most pressing', () => {
  it('[REQ4] is the earlier of the two last days', () => {
    expect(nextDue(made(received('misuse', '2026-08-28T03:00:00.000Z')))).toBe('2026-08-31')
  })

  it('[REQ14] stands first: misuse, what is late, then by the next due day, what is done last', () => {
    const now = '2026-03-09T03:00:00.000Z'
    const done = made(received('copy'), completed('done'))
    const late = made(received('copy', '2026-03-01T03:00:00.000Z'))
    const later = made(received('delete', '2026-03-06T04:00:00.000Z'))
    const soon = made(received('copy', '2026-03-05T03:00:00.000Z'))
    const misuse = made(received('misuse', '2026-03-08T03:00:00.000Z'))
    expect([done, later, soon, late, misuse].sort(byPressure(now))).toEqual([misuse, late, soon, later, done])
  })
})

const instants = fc
  .integer({ min: 0, max: 60 })
  .map(day => new Date(Date.UTC(2026, 1, 1 + day)).toISOString())
const anyEvent = fc.oneof(
  fc.record({
    what: fc.constant('received'),
    at: instants,
    kept: fc.record({ kind: fc.constantFrom(...requestKinds) }),
  }),
  fc.record({ what: fc.constantFrom('answered', 'extended', 'lifted'), at: instants, kept: fc.constant({}) }),
  fc.record({
    what: fc.constant('completed'),
    at: instants,
    kept: fc.record({ outcome: fc.constantFrom(...requestOutcomes) }),
  }),
)
const anyHistory = fc
  .array(anyEvent, { minLength: 1, maxLength: 9 })
  .map(events =>
    events.map(({ what, at, kept }, index) => ({ ...event(what, at, kept), eventId: `e${index}` })),
  )

describe('events of several counters, whatever they are', () => {
  it('[REQ3] make the same request in any order and any number', () => {
    fc.assert(
      fc.property(
        anyHistory.chain(events =>
          fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: 2 * events.length }),
          ),
        ),
        ([events, mixed]) => {
          expect(requestOf(mixed, vietnam)).toEqual(requestOf(events, vietnam))
        },
      ),
    )
  })

  it('[REQ3] [REQ6] change nothing after the completion but a restriction that is lifted', () => {
    fc.assert(
      fc.property(anyHistory, anyEvent, (events, late) => {
        const request = requestOf(events, vietnam)
        // A request is received once: its id is made with its form.
        if (!request?.completedAt || late.what === 'received') return
        const at = new Date(Date.parse(request.completedAt) + 86_400_000).toISOString()
        const after = requestOf([...events, { ...event(late.what, at, late.kept), eventId: 'z' }], vietnam)
        expect({ ...after, liftedAt: null }).toEqual({ ...request, liftedAt: null })
        for (const act of ['answered', 'extended', 'completed'] as const)
          expect(mayHappen(request, act, at)).toBe('request-completed')
      }),
    )
  })
})
