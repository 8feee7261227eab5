import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import * as z from 'zod'
import { Operator } from '../contract/console/operator.ts'
import { roles } from '../domain/staff/roles.ts'
import { formatCode, issueJoinCode } from './joining/joinCode.ts'
import { makeLog } from './log.ts'
import { engageStaff } from './managing/staff.ts'
import { openStore } from './managing/stores.ts'
import { hashPassphrase, makePassphrase } from './operators/passphrase.ts'
import { listOperators, putOperator } from './repositories/operators.ts'
import { rosterOf } from './repositories/staff.ts'
import { secretFile } from './secrets/secretFile.ts'
import { startHeadquarters } from './server.ts'
import type { Services } from './services.ts'
import { hashPin, makePin } from './staff/pin.ts'

const TrialStaff = z.array(
  z.strictObject({ staffNumber: z.string(), name: z.string(), role: z.enum(roles), pin: z.string() }),
)
type TrialStaff = z.infer<typeof TrialStaff>

const TrialOperators = z.array(Operator.extend({ passphrase: z.string() }))
type TrialOperators = z.infer<typeof TrialOperators>

/** A headquarters for trying things out, with one store and two invented people whose PINs are known. */
export interface Trial {
  url: string
  services: Services
  /** A new one-time code, written `ABCD-2345`. */
  joinCode(): Promise<string>
  staff: TrialStaff
  /** Invented people who may use the console. */
  operators: TrialOperators
  stop(): Promise<void>
}

const STORE = { code: '001', name: 'Harmoor Tân Lập (dùng thử)' }

const inventStaff = (): TrialStaff => [
  { staffNumber: '1001', name: 'Trần Thị Thử', role: 'clerk', pin: makePin(randomBytes) },
  { staffNumber: '2001', name: 'Lê Văn Mẫu', role: 'supervisor', pin: makePin(randomBytes) },
]

const inventOperators = (): TrialOperators => [
  {
    name: 'quantri',
    fullName: 'Phạm Quản Trị',
    role: 'administrator',
    passphrase: makePassphrase(randomBytes),
  },
  { name: 'giamsat', fullName: 'Đỗ Giám Sát', role: 'supervisor', passphrase: makePassphrase(randomBytes) },
]

/** Listens on this machine only. The PINs are kept in the folder, mode 0600, and are the same at the next start. */
export async function startTrialHeadquarters(options: {
  dataFolder: string
  port?: number
  log?: Logger
}): Promise<Trial> {
  const { dataFolder, port = 0, log = makeLog('warn') } = options
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const kept = await secretFile(join(dataFolder, 'trial-staff.json'), () => JSON.stringify(inventStaff()))
  const staff = TrialStaff.parse(JSON.parse(kept))
  const keptOperators = join(dataFolder, 'trial-operators.json')
  const operators = TrialOperators.parse(
    JSON.parse(await secretFile(keptOperators, () => JSON.stringify(inventOperators()))),
  )
  const headquarters = await startHeadquarters({ dataFolder, host: '127.0.0.1', port, log })
  const { services } = headquarters
  try {
    await furnish(services, staff)
    await letIn(services, operators)
  } catch (error) {
    await headquarters.stop()
    throw error
  }
  const joinCode = async () => {
    const code = await issueJoinCode(services, STORE.code)
    if (!code.ok) throw new Error(code.error)
    return formatCode(code.value)
  }
  return { url: headquarters.url, services, joinCode, staff, operators, stop: headquarters.stop }
}

async function furnish(services: Services, staff: TrialStaff): Promise<void> {
  await openStore(services, STORE, 'trial')
  const there = await rosterOf(services.db, STORE.code)
  for (const { pin, ...person } of staff) {
    if (there.some(known => known.staffNumber === person.staffNumber)) continue
    const pinHash = await hashPin(pin, services.keys.pepper)
    await engageStaff(services, STORE.code, { ...person, pinHash }, 'trial')
  }
}

async function letIn({ db, keys, clock }: Services, operators: TrialOperators): Promise<void> {
  const there = await listOperators(db)
  for (const { passphrase, ...operator } of operators) {
    if (there.some(known => known.name === operator.name)) continue
    await putOperator(db, { ...operator, passphraseHash: await hashPassphrase(passphrase, keys) }, clock())
  }
}
