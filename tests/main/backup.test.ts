import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTrialHeadquarters, type Trial } from '../../src/hq/trial.ts'
import { appendRestore, beginRestore, finishRestore } from '../../src/main/counter/restoring.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { filesIn } from '../../src/store/manifest.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { random } from '../store/counterFixture.ts'
import { type Line, openLine } from '../sync/line.ts'
import {
  allConfirmed,
  credentials,
  enrolAt,
  forgetMachines,
  type Machine,
  manifestOf,
  memberAt,
  noteCode,
  openOf,
  startMachine,
  stop,
  workingCounter,
} from './trialCounter.ts'

let folder: string
let trial: Trial
let line: Line
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-hq-'))
  trial = await startTrialHeadquarters({ dataFolder: folder })
  line = await openLine(() => trial.url)
}, 60_000)
afterAll(async () => {
  await line.close()
  await trial.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  line.mode = 'open'
  await forgetMachines()
})

/** Makes a backup as a supervisor would, and gives its bytes. */
async function backUp(machine: Machine): Promise<Buffer> {
  const made = await machine.app.backups()?.make()
  if (!made?.ok || !made.value.last) throw new Error('no backup')
  return readFileSync(join(made.value.folder, made.value.last.name))
}

/** Brings a backup to a machine in pieces, as the screen does, and asks for it to be taken. */
async function restore({ app, dataFolder }: Machine, bytes: Buffer, code: string) {
  beginRestore(dataFolder)
  const size = 50_000
  for (let at = 0; at < bytes.length; at += size)
    if (!appendRestore(dataFolder, at, bytes.subarray(at, at + size))) throw new Error('piece refused')
  return app.restore(code, null)
}

const atHeadquarters = async (memberIds: string[]) => {
  const rows = await trial.services.db
    .selectFrom('members')
    .select(['id', 'card_number as card'])
    .where('id', 'in', memberIds)
    .execute()
  return rows
}

describe('a counter’s backup', () => {
  it('is made when asked and says where and when; the newest seven are kept', async () => {
    const { machine } = await workingCounter(trial)
    enrolAt(machine)
    const backups = machine.app.backups()
    expect(backups?.isDue(new Date())).toBe(true)
    const { folder } = backups?.state() ?? { folder: '' }
    mkdirSync(folder)
    for (let day = 1; day <= 9; day += 1)
      writeFileSync(join(folder, `harmoor-001-01-2026010${day}T010000Z.backup`), 'old')
    await backUp(machine)
    const state = backups?.state()
    expect(state).toMatchObject({ fault: null, underWay: false })
    expect(state?.last?.name).toMatch(/^harmoor-001-\d\d-\d{8}T\d{6}Z\.backup$/)
    expect(readdirSync(folder)).toHaveLength(7)
    expect(readdirSync(folder)).toContain(state?.last?.name)
    expect(backups?.isDue(new Date())).toBe(false)
    expect(backups?.isDue(new Date(Date.now() + 25 * 3600_000))).toBe(true)
    expect(machine.told).toContain('backup:progress')
  })

  it('says why there is none where its folder cannot be written', async () => {
    const { machine } = await workingCounter(trial)
    writeFileSync(filesIn(machine.dataFolder).backups, 'a file where the folder should be')
    expect(await machine.app.backups()?.make()).toEqual({ ok: false, error: { code: 'folder-unwritable' } })
  })
})

describe('restoring on another machine', () => {
  it('needs the recovery code alone; a supervisor signs in first, and every record is there', async () => {
    const { machine, code } = await workingCounter(trial)
    const members = [enrolAt(machine), enrolAt(machine)]
    const backup = await backUp(machine)
    await stop(machine)
    const other = await startMachine(null)
    expect(other.app.state()).toEqual({ phase: 'join' })
    expect(await restore(other, backup, code.toLowerCase())).toMatchObject({
      ok: true,
      value: { phase: 'recovery-code' },
    })
    const newCode = await noteCode(other)
    expect(newCode).not.toBe(code)
    expect(await other.app.signIn(credentials(trial, 'clerk'))).toEqual({
      ok: false,
      error: { code: 'supervisor-needed' },
    })
    expect(await other.app.signIn(credentials(trial, 'supervisor'))).toMatchObject({ ok: true })
    for (const member of members) expect(memberAt(other, member)).not.toBeNull()
    expect(verifyAudit(openOf(other).db)).toMatchObject({ ok: true })
    await allConfirmed(other)
  })

  it('with a wrong code or an altered, cut or foreign file leaves the machine as it was', async () => {
    const { machine, code } = await workingCounter(trial)
    enrolAt(machine)
    const backup = await backUp(machine)
    const other = await startMachine(null)
    const before = manifestOf(other.dataFolder)
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0')
    const refused = (code: string) => ({ ok: false, error: { code } })
    expect(await restore(other, backup, wrong)).toEqual(refused('recovery-code-wrong'))
    const altered = Buffer.from(backup)
    altered[altered.length - 5000] = (altered[altered.length - 5000] as number) ^ 1
    expect(await restore(other, altered, code)).toEqual(refused('backup-unusable'))
    expect(await restore(other, backup.subarray(0, -100), code)).toEqual(refused('backup-unusable'))
    expect(await restore(other, Buffer.from('no backup'), code)).toEqual(refused('backup-unusable'))
    expect(other.app.state()).toEqual({ phase: 'join' })
    expect(manifestOf(other.dataFolder)).toEqual(before)
    expect(existsSync(join(other.dataFolder, 'restored'))).toBe(false)
    await stop(other)
    expect((await startMachine(null, other.dataFolder)).app.state()).toEqual({ phase: 'join' })
  })

  it('takes no piece of a file twice, and none out of turn', async () => {
    const machine = await startMachine(null)
    beginRestore(machine.dataFolder)
    expect(appendRestore(machine.dataFolder, 0, Buffer.from('abc'))).toBe(true)
    expect(appendRestore(machine.dataFolder, 0, Buffer.from('abc'))).toBe(false)
    expect(appendRestore(machine.dataFolder, 5, Buffer.from('x'))).toBe(false)
    expect(appendRestore(machine.dataFolder, 3, Buffer.from('d'))).toBe(true)
  })

  it('opens for nobody until headquarters has been reached, and then by itself', async () => {
    const code = (await trial.joinCode()).replace('-', '')
    const machine = await startMachine({ url: line.url, code })
    const recoveryCode = await noteCode(machine)
    const member = enrolAt(machine)
    await allConfirmed(machine)
    const backup = await backUp(machine)
    await stop(machine)
    line.mode = 'down'
    const other = await startMachine(null)
    expect(await restore(other, backup, recoveryCode)).toMatchObject({
      ok: true,
      value: { phase: 'join', restored: true },
    })
    expect(await other.app.signIn(credentials(trial, 'supervisor'))).toMatchObject({ ok: false })
    await stop(other)
    const again = await startMachine(null, other.dataFolder)
    expect(again.app.state()).toEqual({ phase: 'join', restored: true })
    line.mode = 'open'
    expect(await again.app.join(line.url, 'ABCD2345')).toMatchObject({
      ok: true,
      value: { phase: 'recovery-code' },
    })
    expect(memberAt(again, member)).not.toBeNull()
  })

  it('erases again whoever was cancelled since, before anyone can sign in', async () => {
    const { machine, code } = await workingCounter(trial)
    const [leaves, stays] = [enrolAt(machine), enrolAt(machine)]
    const number = memberAt(machine, leaves)?.facts.number ?? ''
    await allConfirmed(machine)
    const backup = await backUp(machine)
    const at = new Date().toISOString()
    const cancellation = { memberId: leaves, numberAgain: number, cancelledBy: '2001', at }
    expect(cancelMember(openOf(machine).db, cancellation, random)).toMatchObject({ ok: true })
    await allConfirmed(machine)
    await stop(machine)
    const other = await startMachine(null)
    expect(await restore(other, backup, code)).toMatchObject({ ok: true, value: { phase: 'recovery-code' } })
    expect(memberAt(other, leaves)).toBeNull()
    expect(memberAt(other, stays)).not.toBeNull()
    await allConfirmed(other)
  })

  it('replaces a store that does not open, and keeps what it replaces aside', async () => {
    const { machine, code } = await workingCounter(trial)
    const member = enrolAt(machine)
    const backup = await backUp(machine)
    await stop(machine)
    const { store } = filesIn(machine.dataFolder)
    const damaged = Buffer.alloc(8192, 7)
    writeFileSync(store, damaged)
    const again = await startMachine(null, machine.dataFolder)
    expect(again.app.state()).toMatchObject({ phase: 'store-fault' })
    expect(await restore(again, backup, code)).toMatchObject({ ok: true, value: { phase: 'recovery-code' } })
    expect(memberAt(again, member)).not.toBeNull()
    const aside = readdirSync(machine.dataFolder).find(name => name.startsWith('replaced-')) ?? ''
    expect(readFileSync(join(machine.dataFolder, aside, 'store.db'))).toEqual(damaged)
    expect(existsSync(join(machine.dataFolder, aside, 'counter.json'))).toBe(true)
  })
})

describe('putting a restored store in place', () => {
  /** A data folder with an old store, and a new one laid ready. */
  function folderWithBoth(): string {
    const dataFolder = mkdtempSync(join(tmpdir(), 'harmoor-placing-'))
    const names = ['counter.json', 'store.db', 'recovery.age']
    for (const name of [...names, 'store.db-wal', 'secrets.age'])
      writeFileSync(join(dataFolder, name), `old ${name}`)
    mkdirSync(join(dataFolder, 'restored'))
    for (const name of names) writeFileSync(join(dataFolder, 'restored', name), `new ${name}`)
    return dataFolder
  }
  const expectNew = (dataFolder: string) => {
    for (const name of ['counter.json', 'store.db', 'recovery.age'])
      expect(readFileSync(join(dataFolder, name), 'utf8')).toBe(`new ${name}`)
    for (const name of ['store.db-wal', 'secrets.age', 'restored', 'placing'])
      expect(existsSync(join(dataFolder, name))).toBe(false)
  }

  it.each([0, 1, 2, 3, 4])('goes on where it was cut off after %i old files were set aside', moved => {
    const dataFolder = folderWithBoth()
    mkdirSync(join(dataFolder, 'replaced-first'))
    for (const name of ['counter.json', 'store.db-wal', 'store.db', 'secrets.age'].slice(0, moved))
      renameSync(join(dataFolder, name), join(dataFolder, 'replaced-first', name))
    finishRestore(dataFolder)
    expectNew(dataFolder)
    rmSync(dataFolder, { recursive: true })
  })

  it.each([0, 1, 2, 3])('goes on where it was cut off after %i new files were placed', placed => {
    const dataFolder = folderWithBoth()
    for (const name of ['counter.json', 'store.db-wal', 'store.db', 'secrets.age', 'recovery.age'])
      rmSync(join(dataFolder, name))
    renameSync(join(dataFolder, 'restored'), join(dataFolder, 'placing'))
    for (const name of readdirSync(join(dataFolder, 'placing')).slice(0, placed))
      renameSync(join(dataFolder, 'placing', name), join(dataFolder, name))
    finishRestore(dataFolder)
    expectNew(dataFolder)
    finishRestore(dataFolder)
    expectNew(dataFolder)
    rmSync(dataFolder, { recursive: true })
  })
})

describe('an old backup restored while the original goes on', () => {
  it('[SYN14] loses no record and doubles none: both end confirmed, each as its own device', async () => {
    const { machine, code } = await workingCounter(trial)
    const common = [enrolAt(machine), enrolAt(machine)]
    const unsent = [...common]
    const backup = await backUp(machine)
    const later = [enrolAt(machine), enrolAt(machine), enrolAt(machine)]
    await allConfirmed(machine)
    const other = await startMachine(null)
    expect(await restore(other, backup, code)).toMatchObject({ ok: true })
    const there = [enrolAt(other), enrolAt(other), enrolAt(other)]
    later.push(enrolAt(machine))
    await allConfirmed(other)
    await allConfirmed(machine)
    const everyone = [...unsent, ...later, ...there]
    const held = await atHeadquarters(everyone)
    expect(held.map(({ id }) => id).sort()).toEqual([...everyone].sort())
    expect(new Set(held.map(({ card }) => card)).size).toBe(everyone.length)
    for (const id of there)
      expect(memberAt(other, id)?.cardNumber).toBe(held.find(member => member.id === id)?.card)
    expect(openOf(other).counter.deviceId).not.toBe(openOf(machine).counter.deviceId)
    const device = await trial.services.db
      .selectFrom('devices')
      .select('continues')
      .where('id', '=', openOf(other).counter.deviceId)
      .executeTakeFirst()
    expect(device?.continues).toBe(openOf(machine).counter.deviceId)
  })
})
