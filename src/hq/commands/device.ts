import * as z from 'zod'
import { formatCode, issueJoinCode } from '../joining/joinCode.ts'
import { cutOffDevice, reinstateDevice } from '../managing/devices.ts'
import { issueRecoveryCode } from '../recovering/recoveryCode.ts'
import { appendAction } from '../repositories/actions.ts'
import { listDevices } from '../repositories/devices.ts'
import { type Command, TERMINAL } from './command.ts'

export const codeCommand: Command = {
  words: ['code'],
  usage: 'code STORE',
  does: 'print a one-time code that joins a counter, good for ten minutes',
  async run(services, [storeCode = '']) {
    const code = await issueJoinCode(services, storeCode)
    if (code.ok) {
      await appendAction(services, { actor: TERMINAL, action: 'code.issued', subject: storeCode })
      return { done: formatCode(code.value) }
    }
    return code.error === 'store-unknown'
      ? { fault: `There is no store ${storeCode}.` }
      : { fault: `Store ${storeCode} has no staff yet: nobody could sign in at its counter.` }
  },
}

export const devicesCommand: Command = {
  words: ['devices'],
  usage: 'devices',
  does: 'list the counters that have joined',
  async run({ db }) {
    const lines = (await listDevices(db)).map(device => {
      const standing = device.revokedAt ? `revoked ${device.revokedAt.toISOString()}` : 'active'
      const counter = String(device.counterNumber).padStart(2, '0')
      const copy = device.continues ? `  was a copy of ${device.continues}` : ''
      return `${device.id}  store ${device.storeCode}  counter ${counter}  ${standing}${copy}`
    })
    return { done: lines.join('\n') || 'No counter has joined yet.' }
  },
}

const isId = (id: string) => z.uuid().safeParse(id).success

export const revokeCommand: Command = {
  words: ['revoke'],
  usage: 'revoke DEVICE',
  does: 'cut off a counter that was lost or stolen: it gets nothing more, and what it sends is held for review',
  async run(services, [id = '']) {
    const known = isId(id) && (await cutOffDevice(services, id, TERMINAL)).ok
    return known ? { done: `${id} is revoked.` } : { fault: `There is no device ${id}.` }
  },
}

export const reinstateCommand: Command = {
  words: ['reinstate'],
  usage: 'reinstate DEVICE',
  does: 'take in again a counter that was revoked and found',
  async run(services, [id = '']) {
    const done = isId(id) && (await reinstateDevice(services, id, TERMINAL)).ok
    return done ? { done: `${id} is in again.` } : { fault: `There is no revoked device ${id}.` }
  },
}

export const recoverCommand: Command = {
  words: ['recover'],
  usage: 'recover DEVICE',
  does: 'print a one-time code that gives a counter its keys back, when its keychain and paper are lost',
  async run(services, [id = '']) {
    const code = isId(id) ? await issueRecoveryCode(services, id) : null
    if (!code?.ok) return { fault: `There is no device ${id}.` }
    await appendAction(services, { actor: TERMINAL, action: 'recovery-code.issued', subject: id })
    return { done: formatCode(code.value) }
  },
}
