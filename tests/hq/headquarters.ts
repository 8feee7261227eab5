import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { vi } from 'vitest'
import { buildApp } from '../../src/hq/app.ts'
import { issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { describeError } from '../../src/hq/log.ts'
import { engageStaff } from '../../src/hq/managing/staff.ts'
import { openStore } from '../../src/hq/managing/stores.ts'
import { openServices } from '../../src/hq/open.ts'
import type { Services } from '../../src/hq/services.ts'

// A database starts in under a second, and in ten where many start at once on a small machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** Headquarters on a real PostgreSQL of its own, with a clock that the test moves, asked without a network. */
export interface TestHeadquarters {
  app: FastifyInstance
  services: Services
  folder: string
  /** Everything logged so far. */
  logged(): string
  /** Moves headquarters' clock. */
  pass(seconds: number): void
  /** A store with two people in it. */
  addStore(code: string): Promise<void>
  code(storeCode: string): Promise<string>
  stop(): Promise<void>
}

/** Has the form of a hash and fits no PIN: making a real one takes a sixth of a second. */
const NO_PIN = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'harmoor-hq-test-'))

function listeningLog() {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return {
    log: pino({ level: 'debug', serializers: { err: describeError } }, sink),
    logged: () => lines.join(''),
  }
}

/** @param databaseUrl of a server to use in place of a new one. */
export async function startTestHeadquarters(databaseUrl?: string): Promise<TestHeadquarters> {
  const folder = await temporaryFolder()
  const { log, logged } = listeningLog()
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead * 1000)
  const opened = await openServices({
    dataFolder: folder,
    databaseUrl,
    mode: 'serve',
    log,
    clock,
    random: randomBytes,
  })
  const { services } = opened
  const app = await buildApp(services)
  return {
    app,
    services,
    folder,
    logged,
    pass: seconds => {
      ahead += seconds
    },
    addStore: code => addStoreWithStaff(services, code),
    code: async storeCode => {
      const code = await issueJoinCode(services, storeCode)
      if (!code.ok) throw new Error(code.error)
      return code.value
    },
    stop: async () => {
      await app.close()
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function addStoreWithStaff(services: Services, code: string): Promise<void> {
  await openStore(services, { code, name: `Harmoor ${code}` }, 'test')
  const clerk = { staffNumber: '1001', name: 'Trần Thị Thử', role: 'clerk', pinHash: NO_PIN } as const
  const supervisor = { staffNumber: '2001', name: 'Lê Văn Mẫu', role: 'supervisor', pinHash: NO_PIN } as const
  for (const person of [clerk, supervisor]) await engageStaff(services, code, person, 'test')
}
