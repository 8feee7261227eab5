import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')

export interface TrialStaff {
  staffNumber: string
  name: string
  role: 'clerk' | 'supervisor'
  pin: string
}

/** Somebody who may use the console. */
export interface TrialOperator {
  name: string
  fullName: string
  role: 'administrator' | 'supervisor' | 'auditor'
  passphrase: string
}

/** A trial headquarters as a process of its own, with one store and its staff. */
export interface TrialHeadquarters {
  url: string
  /** One-time: good for one counter. */
  joinCode: string
  staff: TrialStaff[]
  operators: TrialOperator[]
  /** Its data folder: started again there, on the same port, it is the same headquarters. */
  folder: string
  port: number
  process: ChildProcess
  /** Another one-time code, for another counter or because the first one has run out. */
  newJoinCode(): Promise<string>
  stop(): Promise<void>
}

type Staffed = Pick<TrialHeadquarters, 'staff'>

/** @throws when it has none, which would be a trial of nothing */
function oneOf({ staff }: Staffed, wanted: TrialStaff['role']): TrialStaff {
  const found = staff.find(({ role }) => role === wanted)
  if (!found) throw new Error(`the trial headquarters has no ${wanted}`)
  return found
}
export const clerkOf = (headquarters: Staffed): TrialStaff => oneOf(headquarters, 'clerk')
export const supervisorOf = (headquarters: Staffed): TrialStaff => oneOf(headquarters, 'supervisor')

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** @throws when it ends before it is ready, with what it said */
export async function startHeadquarters(folder: string, port = 0): Promise<TrialHeadquarters> {
  const child = spawn(process.execPath, ['src/hq/trialMain.ts', folder, String(port)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', chunk => said.push(String(chunk)))
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)])
  if (!first) throw new Error(`headquarters did not start:\n${said.join('').slice(-4000)}`)
  const told = JSON.parse(String(first[0])) as Pick<
    TrialHeadquarters,
    'url' | 'joinCode' | 'staff' | 'operators'
  >
  const newJoinCode = async () => {
    child.stdin.write('\n')
    const [line] = await once(lines, 'line')
    return (JSON.parse(String(line)) as { joinCode: string }).joinCode
  }
  const stop = async () => {
    if (hasEnded(child)) return
    child.stdin.end()
    await once(child, 'exit')
  }
  return { ...told, folder, port: Number(new URL(told.url).port), process: child, newJoinCode, stop }
}
