import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import { findStaff } from '../../src/store/repositories/staff.ts'
import { openTrial } from '../hq/trialForTests.ts'
import {
  allConfirmed,
  credentials,
  forgetMachines,
  type Machine,
  noteCode,
  openOf,
  startMachine,
  stop,
  workingCounter,
} from './trialCounter.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return async () => {
    await forgetMachines()
    await opened.close()
  }
})
afterEach(() => vi.useRealTimers())

const NEW = '739164'
const supervisor = { staffNumber: '2001', name: 'x', role: 'supervisor' as const }
const phaseOf = ({ app }: Machine) => app.state().phase
const clerkAt = async (machine: Machine, pin: string) =>
  machine.app.signIn({ staffNumber: credentials(trial, 'clerk').staffNumber, pin })

async function resetClerk(machine: Machine): Promise<string> {
  const made = await machine.app.session.resetPin(supervisor, credentials(trial, 'clerk').staffNumber)
  if (!made.ok) throw new Error(made.error.code)
  return made.value.pin
}

describe('a PIN', () => {
  it('that a supervisor made is changed before anything else, and is good at every counter of the store', async () => {
    const { machine } = await workingCounter(trial)
    const made = await resetClerk(machine)
    machine.app.signOut()
    expect(await clerkAt(machine, made)).toMatchObject({ ok: true, value: { phase: 'new-pin' } })
    expect(machine.app.staff()).toBeNull()
    expect(await machine.app.session.choosePin('123456')).toMatchObject({ error: { code: 'pin-too-simple' } })
    expect(await machine.app.session.choosePin(made)).toMatchObject({ error: { code: 'pin-the-same' } })
    expect(await machine.app.session.choosePin(NEW)).toMatchObject({ ok: true, value: { phase: 'ready' } })
    await allConfirmed(machine)
    const other = await startMachine({ url: trial.url, code: await trial.joinCode() })
    await noteCode(other)
    expect(await clerkAt(other, NEW)).toMatchObject({ ok: true, value: { phase: 'ready' } })
    // [COR13] And there too the supervisor counts as one who may know it.
    await vi.waitFor(() => expect(findStaff(openOf(other).db, '1001')?.pinKnownTo).toEqual(['2001']), 20_000)
    await stop(other)
    await stop(machine)
  })

  it('is changed by its owner who knows it, and by nobody who does not', async () => {
    const { machine } = await workingCounter(trial)
    const made = await resetClerk(machine)
    machine.app.signOut()
    await clerkAt(machine, made)
    await machine.app.session.choosePin('951357')
    const clerk = machine.app.staff()
    if (!clerk) throw new Error('nobody signed in')
    const { session } = machine.app
    expect(await session.changePin(clerk, { pin: '000111', newPin: '642975' })).toMatchObject({
      error: { code: 'sign-in-refused' },
    })
    expect(await session.changePin(clerk, { pin: '951357', newPin: '642975' })).toMatchObject({ ok: true })
    machine.app.signOut()
    expect(await clerkAt(machine, '951357')).toMatchObject({ error: { code: 'sign-in-refused' } })
    expect(await clerkAt(machine, '642975')).toMatchObject({ ok: true })
    await stop(machine)
  })

  it('of one’s own is not reset, and a reset ends a lock-out', async () => {
    const { machine } = await workingCounter(trial)
    const { session } = machine.app
    expect(await session.resetPin(supervisor, '2001')).toEqual({ ok: false, error: { code: 'own-pin' } })
    expect(await session.resetPin(supervisor, '7777')).toEqual({
      ok: false,
      error: { code: 'staff-unknown' },
    })
    machine.app.signOut()
    for (let n = 0; n < 6; n += 1) await clerkAt(machine, '000111')
    expect(await clerkAt(machine, '000111')).toMatchObject({ error: { code: 'locked-out' } })
    expect(await session.staffHere()).toContainEqual(
      expect.objectContaining({ staffNumber: '1001', failures: 5, lockedMinutes: 1 }),
    )
    const made = await resetClerk(machine)
    expect(await clerkAt(machine, made)).toMatchObject({ ok: true, value: { phase: 'new-pin' } })
    await stop(machine)
  })
})

describe('a counter that nobody touches', () => {
  const letPass = (seconds: number) =>
    vi.useFakeTimers({ now: Date.now() + seconds * 1000, toFake: ['Date'] })

  it('warns, locks, answers nobody, and is unlocked by the same person', async () => {
    const { machine } = await workingCounter(trial)
    const { app } = machine
    letPass(269)
    app.session.tick()
    expect(phaseOf(machine)).toBe('ready')
    letPass(20)
    app.session.tick()
    expect(machine.idle).toEqual([11])
    app.session.touch()
    expect(machine.idle).toEqual([11, null])
    letPass(301)
    app.session.tick()
    expect([phaseOf(machine), app.staff()]).toEqual(['locked', null])
    expect(await app.session.unlock('000111')).toMatchObject({ error: { code: 'sign-in-refused' } })
    const { pin } = credentials(trial, 'supervisor')
    expect(await app.session.unlock(pin)).toMatchObject({ ok: true, value: { phase: 'ready' } })
    await stop(machine)
  })

  it('lets somebody else sign in, and nobody in who was dismissed meanwhile', async () => {
    const { machine } = await workingCounter(trial)
    expect(machine.app.session.lock()).toMatchObject({ phase: 'locked' })
    openOf(machine).db.prepare(`UPDATE staff SET active = 0 WHERE staff_number = '2001'`).run()
    expect(findStaff(openOf(machine).db, '2001')).toBeNull()
    const { pin } = credentials(trial, 'supervisor')
    expect(await machine.app.session.unlock(pin)).toMatchObject({ error: { code: 'sign-in-refused' } })
    await stop(machine)
  })
})
