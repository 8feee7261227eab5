import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type ConsoleCall, callPath } from '../../src/contract/console/calls.ts'
import { openIncident, sayOfIncident } from '../../src/hq/incidents/act.ts'
import { hashPassphrase } from '../../src/hq/operators/passphrase.ts'
import { putOperator } from '../../src/hq/repositories/operators.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

const passphrase = 'một cụm mật khẩu đủ dài'
const name = 'giamsat'
const MINUTE = 60

let hq: TestHeadquarters
let cookie: string
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
})
afterAll(() => hq.stop())
beforeEach(async () => {
  const { db, keys, clock } = hq.services
  const operator = { name, fullName: 'Lê Thị Giám Sát', role: 'supervisor' as const }
  await putOperator(db, { ...operator, passphraseHash: await hashPassphrase(passphrase, keys) }, clock())
  const reply = await ask('session/sign-in', { name, passphrase })
  cookie = String(reply.headers['set-cookie']).split(';')[0] ?? ''
})

const ask = (call: ConsoleCall, payload: object = {}) =>
  hq.app.inject({ method: 'POST', url: callPath(call), payload, headers: { cookie: cookie ?? '' } })
const opened = async () => {
  const incidentId = randomUUID()
  const detectedAt = hq.services.clock().toISOString()
  const what = { source: 'intrusion', description: 'Có người lạ vào máy chủ', revoke: false } as const
  const facts: ['phone'] = ['phone']
  const scope = { storeCode: '001', deviceId: null, from: null, to: null, facts }
  const ids = { incidentId, eventId: randomUUID(), scopeEventId: randomUUID() }
  await openIncident(hq.services, { ...ids, ...what, detectedAt, scope }, name)
  return { incidentId, detectedAt }
}

it('[INC5] a supervisor is told of every incident whose 72 hours run, until the authority is told', async () => {
  const incident = await opened()
  expect((await ask('incidents/ticking')).json()).toEqual([incident])
  const told = {
    whom: 'authority',
    way: 'portal',
    count: 1,
    text: 'Đã báo',
    sentAt: incident.detectedAt,
  } as const
  const { incidentId } = incident
  await sayOfIncident(hq.services, { incidentId, eventId: randomUUID(), what: 'informed', ...told }, name)
  expect((await ask('incidents/ticking')).json()).toEqual([])
})

it('asking for the clock by itself does not keep somebody signed in who has left the screen', async () => {
  for (const minutes of [10, 4]) {
    hq.pass(minutes * MINUTE)
    expect((await ask('incidents/ticking')).statusCode).toBe(200)
  }
  hq.pass(2 * MINUTE)
  expect((await ask('incidents/ticking')).statusCode).toBe(401)
})

it('what somebody does keeps them signed in', async () => {
  for (const minutes of [10, 10, 10]) {
    hq.pass(minutes * MINUTE)
    expect((await ask('overview/show')).statusCode).toBe(200)
  }
})
