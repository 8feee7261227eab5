import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { cardsMadeAnew } from '../../src/store/repositories/cardsMadeAnew.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { openLine } from '../sync/line.ts'
import {
  allConfirmed,
  credentials,
  enrolAt,
  forgetMachines,
  type Machine,
  memberAt,
  noteCode,
  openOf,
  startMachine,
  stop,
} from './trialCounter.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)
afterEach(() => forgetMachines())

const first = { storeName: 'Harmoor Vùng Cao', staffNumber: '3001', name: 'Lò Thị Mẫu', pin: '736251' }
const signIn = (machine: Machine) => machine.app.signIn({ staffNumber: first.staffNumber, pin: first.pin })
const code = async () => (await trial.joinCode()).replace('-', '')

/** A counter that has begun alone, with its code noted and its supervisor signed in. */
async function aloneCounter(): Promise<Machine> {
  const machine = await startMachine(null)
  const begun = await machine.app.startAlone(first)
  if (!begun.ok) throw new Error(begun.error.code)
  await noteCode(machine)
  await signIn(machine)
  return machine
}

describe('a counter that begins alone', () => {
  it('[JOI2] enrols without headquarters, with cards that headquarters gives no store, and through a restart', async () => {
    const machine = await aloneCounter()
    expect(machine.app.state()).toMatchObject({
      phase: 'ready',
      counter: { standsAlone: true },
      staff: { role: 'supervisor' },
    })
    const memberId = enrolAt(machine)
    expect(memberAt(machine, memberId)?.cardNumber).toMatch(/^9\d\d/)
    await openOf(machine).sync.wake()
    expect(openOf(machine).sync.status()).toMatchObject({ connection: 'alone', waiting: 1, refused: 0 })
    await stop(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect((await signIn(again)).ok).toBe(true)
    expect(memberAt(again, memberId)).not.toBe(null)
  })

  it('takes no PIN that is easily guessed, and stays where it was', async () => {
    const machine = await startMachine(null)
    expect(await machine.app.startAlone({ ...first, pin: '123456' })).toEqual({
      ok: false,
      error: { code: 'pin-too-simple' },
    })
    expect(machine.app.state().phase).toBe('join')
  })

  it('[JOI3] [JOI5] joins later with all that it holds, keeps its cards, and is worked at by headquarters’ people', async () => {
    const machine = await aloneCounter()
    const members = [enrolAt(machine), enrolAt(machine)]
    const cards = members.map(memberId => memberAt(machine, memberId)?.cardNumber)
    const { deviceId } = openOf(machine).counter
    expect(await machine.app.joinLater(trial.url, 'AAAA2222')).toEqual({
      ok: false,
      error: { code: 'join-code-refused' },
    })
    const joined = await machine.app.joinLater(trial.url, await code())
    expect(joined).toMatchObject({ ok: true, value: { phase: 'sign-in', told: 'joined' } })
    await allConfirmed(machine)
    expect(openOf(machine).counter).toMatchObject({ deviceId, storeCode: '001' })
    expect(members.map(memberId => memberAt(machine, memberId)?.cardNumber)).toEqual(cards)
    expect((await signIn(machine)).ok).toBe(false)
    expect((await machine.app.signIn(credentials(trial, 'clerk'))).ok).toBe(true)
    expect(memberAt(machine, enrolAt(machine))?.cardNumber).toMatch(/^001/)
    await allConfirmed(machine)
    expect(verifyAudit(openOf(machine).db).ok).toBe(true)
    await stop(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect((await again.app.signIn(credentials(trial, 'clerk'))).ok).toBe(true)
  })

  it('[JOI3] stands alone as before when headquarters’ answer is lost, and joins by the next code as the same device', async () => {
    const machine = await aloneCounter()
    const memberId = enrolAt(machine)
    const { deviceId } = openOf(machine).counter
    const line = await openLine(() => trial.url)
    try {
      line.mode = 'cut-answer'
      expect((await machine.app.joinLater(line.url, await code())).ok).toBe(false)
      expect(machine.app.state()).toMatchObject({ phase: 'ready', counter: { standsAlone: true } })
      line.mode = 'open'
      expect((await machine.app.joinLater(line.url, await code())).ok).toBe(true)
      await allConfirmed(machine)
      expect(openOf(machine).counter.deviceId).toBe(deviceId)
      expect(memberAt(machine, memberId)?.cardNumber).toMatch(/^9/)
      expect(cardsMadeAnew(openOf(machine).db)).toEqual([])
      await stop(machine)
    } finally {
      await line.close()
    }
  })

  it('[JOI4] gives its members new cards where another counter has given theirs, and says whose they were', async () => {
    const taken = await aloneCounter()
    const { storeCode, counterNumber } = openOf(taken).counter
    await taken.app.joinLater(trial.url, await code())
    const second = await aloneCounter()
    openOf(second)
      .db.prepare('UPDATE counter SET store_code = ?, counter_number = ?')
      .run(storeCode, counterNumber)
    await stop(second)
    const again = await startMachine(null, second.dataFolder)
    await signIn(again)
    const memberId = enrolAt(again)
    const before = memberAt(again, memberId)?.cardNumber
    await again.app.joinLater(trial.url, await code())
    const { db } = openOf(again)
    const after = memberAt(again, memberId)?.cardNumber
    expect(after).toMatch(/^001/)
    expect(cardsMadeAnew(db)).toMatchObject([{ memberId, cardBefore: before, cardNumber: after }])
    await allConfirmed(again)
    expect(verifyAudit(db).ok).toBe(true)
  })
})
