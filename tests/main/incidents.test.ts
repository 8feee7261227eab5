import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels } from '../../src/contract/ipc/channels.ts'
import { Affected } from '../../src/contract/ipc/incident.ts'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { IncidentRecord } from '../../src/contract/register/incidentRecord.ts'
import { incidentActs, mayAct } from '../../src/domain/incident/acts.ts'
import { roles } from '../../src/domain/staff/roles.ts'
import { addressesOf, listAffected } from '../../src/main/incidents/affected.ts'
import {
  closeIncident,
  informOfIncident,
  noteOnIncident,
  openIncident,
  scopeIncident,
} from '../../src/main/incidents/recordIncident.ts'
import { enrol } from '../../src/store/enrol.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { recordEvent } from '../../src/store/registers/recordEvent.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { enrolment, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const NOW = '2026-12-01T03:00:00.000Z'
const doer = { by: '2001', at: NOW, random }
const scope = { storeCode: null, deviceId: null, from: null, to: null, facts: ['address' as const] }

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrolment()
  memberId = made.memberId
  enrol(store.db, made, random)
})
afterEach(() => store.remove())

const opening = (more = {}) => ({
  incidentId: randomUUID() as string,
  eventId: randomUUID() as string,
  detectedAt: '2026-11-30T20:00:00.000Z',
  source: 'lost-device' as const,
  requestId: null as string | null,
  description: 'Máy quầy mất trong đêm',
  ...more,
})
const open = () => {
  const asked = opening()
  expect(openIncident(store.db, asked, doer).ok).toBe(true)
  return asked.incidentId
}
const act = (incidentId: string) => ({ incidentId, eventId: randomUUID() as string })
const telling = (incidentId: string, whom: 'authority' | 'customers', count = 1) => ({
  ...act(incidentId),
  whom,
  way: 'letter' as const,
  count,
  sentAt: '2026-12-01T02:00:00.000Z',
  text: 'Thư thông báo',
})
const written = () => registerEvents(store.db, 'incident')

describe('an incident at the counter', () => {
  it('is kept, written into the log and sent, each act once however fast it is pressed', () => {
    const asked = opening()
    const first = openIncident(store.db, asked, doer)
    expect(openIncident(store.db, asked, doer)).toEqual(first)
    expect(written().map(event => RegisterEvent.parse(event).what)).toEqual(['opened'])
    expect(nextBatch(store.db, 9).map(({ kind }) => kind)).toEqual(['enrolment', 'register'])
    expect([...auditLinks(store.db)].at(-1)).toMatchObject({ action: 'incident.opened', actor: '2001' })
  })

  it('goes its whole way: scope, authority, customers, notes, closing', () => {
    const id = open()
    expect(scopeIncident(store.db, { ...act(id), scope }, doer)).toMatchObject({ value: { affected: 1 } })
    informOfIncident(store.db, telling(id, 'authority'), doer)
    informOfIncident(store.db, telling(id, 'customers'), doer)
    noteOnIncident(store.db, { ...act(id), note: 'Công an phường đã lập biên bản' }, doer)
    const done = closeIncident(store.db, { ...act(id), report: 'Đã báo mọi người', untold: null }, doer)
    expect(done).toMatchObject({
      ok: true,
      value: { affected: 1, notes: [{ by: '2001' }], closed: { by: '2001', untold: null } },
    })
    if (done.ok) IncidentRecord.parse(done.value)
    for (const event of written()) RegisterEvent.parse(event)
  })

  it('[INC7][INC8] refuses what may not be, and writes nothing then', () => {
    const future = opening({ detectedAt: '2026-12-01T03:00:01.000Z' })
    expect(openIncident(store.db, future, doer)).toEqual({ ok: false, error: 'time-impossible' })
    expect(noteOnIncident(store.db, { ...act(randomUUID()), note: 'x' }, doer)).toEqual({
      ok: false,
      error: 'incident-unknown',
    })
    expect(written()).toEqual([])
    const id = open()
    const closing = { ...act(id), report: 'Xong', untold: null }
    expect(closeIncident(store.db, closing, doer)).toEqual({ ok: false, error: 'authority-untold' })
    expect(closeIncident(store.db, { ...closing, untold: 'Máy còn khoá' }, doer).ok).toBe(true)
    expect(scopeIncident(store.db, { ...act(id), scope }, doer)).toEqual({
      ok: false,
      error: 'incident-closed',
    })
  })

  it('is opened from a notice of misuse that is known here, and from no other request', () => {
    const request = (kind: string) => {
      const entryId = randomUUID()
      const about = { register: 'request' as const, entryId, memberId, what: 'received', at: NOW, by: '1001' }
      const kept = { kind, channel: 'phone', byRepresentative: false, identityCheck: 'call-back' }
      recordEvent(store.db, { eventId: randomUUID(), ...about, kept, personal: null }, random)
      return entryId
    }
    for (const requestId of [randomUUID(), request('complain')])
      expect(openIncident(store.db, opening({ requestId }), doer)).toEqual({
        ok: false,
        error: 'notice-unknown',
      })
    const requestId = request('misuse')
    expect(openIncident(store.db, opening({ requestId, source: 'misuse' }), doer)).toMatchObject({
      value: { requestId, source: 'misuse' },
    })
  })
})

it('[INC6] each act is for those at the counter who may do it', () => {
  const named = {
    opened: 'incidents:open',
    scoped: 'incidents:scope',
    informed: 'incidents:inform',
    noted: 'incidents:note',
    closed: 'incidents:close',
  } as const
  for (const act of incidentActs)
    expect(channels[named[act]].roles).toEqual(roles.filter(role => mayAct[act].includes(role)))
})

describe('the members whom an incident concerns', () => {
  it('are listed masked', () => {
    const listed = listAffected(store.db, { scope, after: null })
    Affected.parse(listed)
    expect(JSON.stringify(listed)).not.toContain(facts().fullName)
    expect(listed).toMatchObject({ count: 1, members: [{ maskedName: 'N••• T••• Mẫu', keptHere: true }] })
  })

  const scoped = () => {
    const id = open()
    scopeIncident(store.db, { ...act(id), scope }, doer)
    return id
  }

  it('[ACC1] get letters, each of which is in the access register', () => {
    const given = addressesOf(store.db, { incidentId: scoped(), after: null }, doer)
    const here = { memberId, fullName: facts().fullName, address: facts().address }
    expect(given).toMatchObject({ value: { page: { addresses: [here], elsewhere: 0 } } })
    expect(registerEvents(store.db, 'access')).toMatchObject([
      {
        memberId,
        what: 'revealed',
        by: '2001',
        kept: { purpose: 'contact', facts: ['fullName', 'address'] },
      },
    ])
  })

  it('[ACC1] get none where that cannot be written down', () => {
    const incidentId = scoped()
    store.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(() => addressesOf(store.db, { incidentId, after: null }, doer)).toThrow('full')
    expect(registerEvents(store.db, 'access')).toEqual([])
  })
})
