import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { EnrolmentEnvelope } from '../../../src/contract/sync/envelope.ts'
import { paths } from '../../../src/contract/sync/join.ts'
import { operatorRoles } from '../../../src/domain/staff/operators.ts'
import { buildApp } from '../../../src/hq/app.ts'
import { issueJoinCode } from '../../../src/hq/joining/joinCode.ts'
import { engageStaff } from '../../../src/hq/managing/staff.ts'
import { openStore } from '../../../src/hq/managing/stores.ts'
import { openServices } from '../../../src/hq/open.ts'
import { hashPassphrase } from '../../../src/hq/operators/passphrase.ts'
import { beginSession } from '../../../src/hq/operators/session.ts'
import { putOperator } from '../../../src/hq/repositories/operators.ts'
import type { Services } from '../../../src/hq/services.ts'
import { envelope, joinCounter, push, type TestCounter } from '../counter.ts'
import type { JsonSchema, Known } from './sample.ts'

/** One thing that headquarters can be asked, as /openapi.json says. */
export interface Route {
  method: 'GET' | 'POST'
  path: string
  body: JsonSchema | null
}

/** A headquarters with people, counters and members in it, who all can be asked for. */
export interface Target {
  app: FastifyInstance
  services: Services
  routes: Route[]
  counters: TestCounter[]
  /** Cookies of signed-in operators, one a role. */
  cookies: string[]
  /** Grows with what is stored. */
  known: Known
  /** Device and id of each envelope that headquarters has confirmed. */
  stored: Set<string>
  /** Members of the first counter, enrolled before anything else. */
  enrolled: EnrolmentEnvelope[]
  /** Signs everybody in again and takes the counters in again: some request may have ended that. */
  refresh(): Promise<void>
  close(): Promise<void>
}

const NO_PIN = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'
const PASSPHRASE = 'a long invented passphrase'

async function furnish(services: Services, code: string): Promise<void> {
  await openStore(services, { code, name: `Harmoor ${code}` }, 'test')
  for (const [staffNumber, role] of [
    ['1001', 'clerk'],
    ['2001', 'supervisor'],
  ] as const)
    await engageStaff(services, code, { staffNumber, name: 'Trần Thị Thử', role, pinHash: NO_PIN }, 'test')
}

async function signIn(services: Services): Promise<string[]> {
  const passphraseHash = await hashPassphrase(PASSPHRASE, services.keys)
  const cookies = []
  for (const role of operatorRoles) {
    const operator = { name: role, fullName: 'Người Thử', role, passphraseHash }
    await putOperator(services.db, operator, services.clock())
    const begun = await beginSession(services, { name: role, passphrase: PASSPHRASE })
    if (!begun.ok) throw new Error(begun.error.code)
    cookies.push(`harmoor-console=${begun.value.token}`)
  }
  return cookies
}

interface Described {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: JsonSchema }> } }>>
}

async function routesOf(app: FastifyInstance): Promise<Route[]> {
  const described = (await app.inject('/openapi.json')).json() as Described
  return Object.entries(described.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { requestBody }]) => ({
      method: method.toUpperCase() as Route['method'],
      path,
      body: requestBody?.content['application/json']?.schema ?? null,
    })),
  )
}

export async function openTarget(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'harmoor-fuzz-'))
  const log = pino({ level: 'silent' })
  const opened = await openServices({ dataFolder: folder, mode: 'serve', log, random: randomBytes })
  const { services } = opened
  // In a test nobody waits for the disk: what is looked for here is not lost by a power cut.
  await sql`alter database headquarters set synchronous_commit = off`.execute(services.db)
  const app = await buildApp(services)
  for (const code of ['001', '002']) await furnish(services, code)
  const code = async (store: string) => {
    const issued = await issueJoinCode(services, store)
    if (!issued.ok) throw new Error(issued.error)
    return issued.value
  }
  const reachable = { app, code }
  const counters = [await joinCounter(reachable, '001'), await joinCounter(reachable, '002')]
  const [first] = counters as [TestCounter]
  const enrolled = [1, 2, 3].map(sequence => envelope(first, sequence))
  const pushed = await push(reachable, first, enrolled)
  if (pushed.statusCode !== 200) throw new Error(`nobody could be enrolled: ${pushed.statusCode}`)
  const routes = await routesOf(app)
  if (!routes.some(({ path }) => path === paths.envelopes)) throw new Error('no routes are described')
  const cookies = await signIn(services)
  return {
    app,
    services,
    routes,
    counters,
    cookies,
    refresh: async () => {
      cookies.splice(0, cookies.length, ...(await signIn(services)))
      await services.db.updateTable('devices').set({ revoked_at: null }).execute()
    },
    known: knownOf(counters, enrolled, await code('001')),
    stored: new Set(enrolled.map(({ deviceId, id }) => `${deviceId} ${id}`)),
    enrolled,
    close: async () => {
      await app.close()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const knownOf = (counters: TestCounter[], enrolled: EnrolmentEnvelope[], code: string): Known => ({
  uuids: [
    ...counters.map(({ joined }) => joined.deviceId),
    ...enrolled.flatMap(({ id, body }) => [id, body.memberId]),
    '00000000-0000-4000-8000-000000000000',
  ],
  words: [
    '001',
    '002',
    '003',
    '1001',
    '2001',
    '3001',
    code,
    'administrator',
    '2026-01',
    ...enrolled.flatMap(({ body }) => [
      body.cardNumber,
      body.facts.number,
      body.facts.phone,
      body.facts.fullName,
    ]),
    ...counters.map(({ publicKey }) => publicKey),
    'a'.repeat(64),
    'a'.repeat(22),
  ],
})
