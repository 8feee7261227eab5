import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keytar from 'keytar'
import { vi } from 'vitest'
import type { AppState } from '../../src/contract/ipc/app.ts'
import type { Trial } from '../../src/hq/trial.ts'
import { ATTEMPTS } from '../../src/keychain/keychain.ts'
import { secretNames } from '../../src/keychain/secrets.ts'
import { serviceName } from '../../src/keychain/serviceName.ts'
import { CounterApp } from '../../src/main/counter/counterApp.ts'
import type { OpenCounter, WorkTopic } from '../../src/main/counter/counterAppOptions.ts'
import { enrol } from '../../src/store/enrol.ts'
import { readManifest, writeManifest } from '../../src/store/manifest.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { enrolment, random } from '../store/counterFixture.ts'

/** A machine with a data folder and a keychain, and the counter that runs on it. */
export interface Machine {
  dataFolder: string
  app: CounterApp
  /** Topics of long works, in the order in which they were told. */
  told: WorkTopic[]
  /** Seconds until the counter locks, each time that they were told. */
  idle: (number | null)[]
  /** Every phase that was entered. */
  phases: AppState['phase'][]
}

const services = new Set<string>()
const folders: string[] = []
const running = new Set<CounterApp>()

export const manifestOf = (dataFolder: string) => {
  const read = readManifest(dataFolder)
  if (!read || read === 'damaged') throw new Error('no manifest')
  services.add(serviceName(read.storeName))
  return read
}

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-machine-'))
  folders.push(folder)
  return folder
}

/** Starts a counter on a folder, which may be of an earlier one. */
export async function startMachine(
  invitation: { url: string; code: string } | null,
  dataFolder = newFolder(),
): Promise<Machine> {
  const told: WorkTopic[] = []
  const phases: AppState['phase'][] = []
  const idle: (number | null)[] = []
  const app = new CounterApp({
    dataFolder,
    invitation,
    stateChanged: state => phases.push(state.phase),
    syncChanged: () => {},
    membersChanged: () => {},
    workChanged: topic => told.push(topic),
    idle: seconds => idle.push(seconds),
  })
  running.add(app)
  await app.start()
  if (readManifest(dataFolder)) manifestOf(dataFolder)
  return { dataFolder, app, told, phases, idle }
}

export async function stop(machine: Machine): Promise<void> {
  running.delete(machine.app)
  await machine.app.close()
}

/** Closes everything and forgets every key that the tests made. */
export async function forgetMachines(): Promise<void> {
  for (const app of running) await app.close()
  running.clear()
  for (const service of services)
    for (const name of [...secretNames, ATTEMPTS]) await keytar.deletePassword(service, name)
  services.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export function shownCode({ app }: Machine): string {
  const state = app.state()
  if (state.phase !== 'recovery-code') throw new Error(`phase ${state.phase}`)
  return state.code
}

/** Notes the recovery code that is shown, and gives it. */
export async function noteCode(machine: Machine): Promise<string> {
  const code = shownCode(machine)
  await machine.app.confirmRecoveryCode(code.split('-').at(-1) ?? '')
  return code
}

export const credentials = (trial: Trial, role: 'clerk' | 'supervisor') => {
  const found = trial.staff.find(person => person.role === role)
  if (!found) throw new Error('no such staff')
  return { staffNumber: found.staffNumber, pin: found.pin }
}

/** A counter that has joined, with its code noted and a supervisor signed in. */
export async function workingCounter(trial: Trial): Promise<{ machine: Machine; code: string }> {
  const machine = await startMachine({ url: trial.url, code: (await trial.joinCode()).replace('-', '') })
  const code = await noteCode(machine)
  const signedIn = await machine.app.signIn(credentials(trial, 'supervisor'))
  if (!signedIn.ok) throw new Error(signedIn.error.code)
  return { machine, code }
}

export function openOf({ app }: Machine): OpenCounter {
  const open = app.open()
  if (!open) throw new Error('not open')
  return open
}

let serial = 0
/** Enrols an invented customer; gives the member's id. */
export function enrolAt(machine: Machine): string {
  serial += 1
  const made = enrol(openOf(machine).db, enrolment(serial), random)
  if (!made.ok) throw new Error(made.error.code)
  return made.value.memberId
}

export const memberAt = (machine: Machine, memberId: string) => findMember(openOf(machine).db, memberId)

/** Waits until headquarters has confirmed everything that this counter has. */
export const allConfirmed = (machine: Machine) =>
  vi.waitFor(
    () => {
      const open = openOf(machine)
      void open.sync.wake()
      const waiting = open.db.prepare(`SELECT count(*) FROM outbox WHERE state <> 'confirmed'`).pluck().get()
      if (waiting !== 0) throw new Error(`${waiting} not confirmed`)
    },
    { timeout: 40_000, interval: 100 },
  )

/** The whole machine once more: data folder and keychain, as a disk image would have them. Stop it first. */
export async function cloneOf({ dataFolder }: Machine): Promise<string> {
  const clone = newFolder()
  cpSync(dataFolder, clone, { recursive: true })
  const manifest = manifestOf(dataFolder)
  const storeName = randomUUID()
  for (const name of secretNames) {
    const secret = await keytar.getPassword(serviceName(manifest.storeName), name)
    if (secret) await keytar.setPassword(serviceName(storeName), name, secret)
  }
  writeManifest(clone, { ...manifest, storeName })
  return clone
}

export const secretOf = ({ dataFolder }: Machine, name: (typeof secretNames)[number]) =>
  keytar.getPassword(serviceName(manifestOf(dataFolder).storeName), name)

export async function loseKeychain({ dataFolder }: Machine): Promise<void> {
  for (const name of secretNames)
    await keytar.deletePassword(serviceName(manifestOf(dataFolder).storeName), name)
}
