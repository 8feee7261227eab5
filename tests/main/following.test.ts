import { createHmac } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { RosterEntry } from '../../src/contract/sync/join.ts'
import { blindValue, documentText } from '../../src/domain/duplicates/blindText.ts'
import { defaultSettings } from '../../src/domain/settings/settings.ts'
import { renewIndex } from '../../src/hq/duplicates/renewIndex.ts'
import { issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { changeSettings, publishNotice } from '../../src/hq/managing/company.ts'
import { cutOffDevice, reinstateDevice } from '../../src/hq/managing/devices.ts'
import { dismissStaff, engageStaff } from '../../src/hq/managing/staff.ts'
import { openStore } from '../../src/hq/managing/stores.ts'
import { hashPin } from '../../src/hq/staff/pin.ts'
import type { Trial } from '../../src/hq/trial.ts'
import { catchUpOnMembers } from '../../src/hq/upkeep/catchUp.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { storesWith } from '../../src/store/duplicates/lookUp.ts'
import { newestNotice, settingsOf, storeNameOf } from '../../src/store/feed/company.ts'
import { feedPlace } from '../../src/store/feed/cursor.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { AT, random } from '../store/counterFixture.ts'
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
  workingCounter,
} from './trialCounter.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  await openStore(trial.services, { code: '002', name: 'Harmoor Hai' }, 'test')
  await engageStaff(trial.services, '002', await person('1002', '592716'), 'test')
  return opened.close
}, 60_000)
let machine: Machine
beforeEach(async () => {
  machine = (await workingCounter(trial)).machine
})
afterEach(() => forgetMachines())

/** Looks at headquarters until something is so here. */
const soon = (check: (machine: Machine) => void | Promise<void>, at = machine) =>
  vi.waitFor(
    async () => {
      await openOf(at).sync.wake()
      await check(at)
    },
    { timeout: 20_000, interval: 100 },
  )
const person = async (staffNumber: string, pin: string): Promise<RosterEntry> => ({
  ...{ staffNumber, name: 'Người Được Mời', role: 'clerk' },
  pinHash: await hashPin(pin, trial.services.keys.pepper),
})
const phase = (at = machine) => at.app.state().phase

describe('a counter that follows headquarters', () => {
  it('has the store’s people, names, settings and notice without anybody bringing them', async () => {
    const settings = { ...defaultSettings, idleLockMinutes: 7 }
    await changeSettings(trial.services, settings, 'test')
    await publishNotice(trial.services, { version: '2031-01', texts: { vi: 'Mới', en: 'New' } }, 'test')
    await soon(at => {
      const { db } = openOf(at)
      expect(settingsOf(db)).toMatchObject(settings)
      expect(newestNotice(db)).toEqual({ version: '2031-01', texts: { vi: 'Mới', en: 'New' } })
      expect(storeNameOf(db, '002')).toBe('Harmoor Hai')
      expect(feedPlace(db).complete).toBe(true)
    })
  })

  it('signs out at once who is dismissed, says so, and lets them in no more', async () => {
    const pin = '736251'
    await engageStaff(trial.services, '001', await person('1077', pin), 'test')
    machine.app.signOut()
    await soon(async () => expect((await machine.app.signIn({ staffNumber: '1077', pin })).ok).toBe(true))
    await dismissStaff(trial.services, '001', '1077', 'test')
    await soon(() => expect(machine.app.state()).toMatchObject({ phase: 'sign-in', told: 'staff-changed' }))
    expect(machine.app.staff()).toBe(null)
    expect((await machine.app.signIn({ staffNumber: '1077', pin })).ok).toBe(false)
  })

  it('[REV3] lets nobody in once revoked, sends what it holds, lets confirmed facts go, and opens again when reinstated', async () => {
    enrolAt(machine)
    await allConfirmed(machine)
    const { deviceId } = openOf(machine).counter
    await cutOffDevice(trial.services, deviceId, 'test')
    await soon(() => expect(phase()).toBe('cut-off'))
    expect(machine.app.staff()).toBe(null)
    enrolAt(machine)
    await allConfirmed(machine)
    await stop(machine)
    const again = await startMachine(null, machine.dataFolder)
    expect(phase(again)).toBe('cut-off')
    expect((await again.app.signIn(credentials(trial, 'clerk'))).ok).toBe(false)
    await reinstateDevice(trial.services, deviceId, 'test')
    await soon(() => expect(phase(again)).toBe('sign-in'), again)
    expect((await again.app.signIn(credentials(trial, 'clerk'))).ok).toBe(true)
  })

  it('[IND3] [IND4] finds somebody whom another store has enrolled, by the store, and again under a new key', async () => {
    const code = await issueJoinCode(trial.services, '002')
    if (!code.ok) throw new Error(code.error)
    const other = await startMachine({ url: trial.url, code: code.value })
    await noteCode(other)
    const memberId = enrolAt(other)
    await allConfirmed(other)
    const { number, nationality } = memberAt(other, memberId)?.facts ?? { number: '', nationality: '' }
    const isFound = async (at: Machine) => {
      const { db, duplicateKey } = openOf(at)
      const key = await duplicateKey.get()
      const hmac = createHmac('sha256', Buffer.from(key?.key ?? '', 'base64url'))
      const value = blindValue(hmac.update(documentText(number, nationality)).digest())
      expect(storesWith(db, 'document', value)).toEqual(['002'])
      return key
    }
    await soon(async at => void (await isFound(at)))
    const before = await isFound(machine)
    await renewIndex(trial.services, 'test')
    await catchUpOnMembers(trial.services)
    await soon(async at => expect(await isFound(at)).not.toEqual(before))
  })

  it('[COR1] merges what two counters corrected of one member', async () => {
    const memberId = enrolAt(machine)
    await allConfirmed(machine)
    const member = memberAt(machine, memberId)
    if (!member) throw new Error('not here')
    const { db } = openOf(machine)
    const correction = {
      ...{ correctionId: crypto.randomUUID(), memberId, cardNumber: member.cardNumber },
      changes: [{ fact: 'phone', from: member.facts.phone, to: '+84925186111' } as const],
      ...{ reason: 'Khách đổi số', proposedBy: credentials(trial, 'clerk').staffNumber, approval: null },
    }
    expect(correctMember(db, correction, random, AT).ok).toBe(true)
    await allConfirmed(machine)
    await soon(() => {
      expect(memberAt(machine, memberId)?.facts.phone).toBe('+84925186111')
      expect(
        db.prepare('SELECT revision FROM member WHERE member_id = ?').pluck().get(memberId),
      ).toBeGreaterThan(0)
    })
  })
})
