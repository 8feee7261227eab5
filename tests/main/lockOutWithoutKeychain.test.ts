import os from 'node:os'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { staffHere } from '../../src/main/staff/staffHere.ts'
import { verifyPin } from '../../src/main/staff/verifyPin.ts'
import { type CoSigning, makeCoSigning, PIN, secrets } from './coSignFixture.ts'

let at: CoSigning
let up = 5000
beforeEach(async () => {
  vi.spyOn(os, 'uptime').mockImplementation(() => up)
  at = await makeCoSigning()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  at.store.remove()
})

const tryPin = (pin: string) => verifyPin(at.store.db, secrets, { staffNumber: '1001', pin })
const setClock = (hours: number) =>
  vi.useFakeTimers({ now: Date.now() + hours * 3_600_000, toFake: ['Date'] })
async function failTimes(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    // Each after the fifth is tried when the wait is over.
    up += n < 5 ? 0 : 3600
    await tryPin('000111')
  }
}

it('a lock-out does not end where the clock is set forward, on a machine without a keychain either', async () => {
  await failTimes(5)
  setClock(24)
  expect(await tryPin(PIN)).toEqual({ ok: false, error: { code: 'locked-out', values: { minutes: 1 } } })
  up += 60
  expect(await tryPin(PIN)).toMatchObject({ ok: true })
})

it('a lock-out goes on after a restart, and does not begin anew when the machine has run as long as before', async () => {
  await failTimes(10)
  const minutes = async () =>
    (await staffHere(at.store.db, secrets)).find(one => one.staffNumber === '1001')?.lockedMinutes
  const whole = await minutes()
  const before = up
  up = 600
  expect(await minutes()).toBe((whole ?? 0) - 10)
  up = before + 60
  expect(await minutes()).toBe(0)
})
