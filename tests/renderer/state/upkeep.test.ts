import { describe, expect, it } from 'vitest'
import type { BackupState } from '../../../src/contract/ipc/backup.ts'
import type { Reply } from '../../../src/contract/ipc/channels.ts'
import { typed } from '../../../src/renderer/state/field.ts'
import { held } from '../fakeBridge.ts'
import { counter, ready } from '../samples.ts'
import { signedIn } from '../signedIn.ts'

const none: BackupState = { folder: '/backups', last: null, fault: null, underWay: false }
const made: BackupState = {
  ...none,
  last: {
    name: 'harmoor-001-01-20260302T000500Z.backup',
    madeAt: '2026-03-02T00:05:00.000Z',
    bytes: 12_431_872,
  },
}

describe('backing up now', () => {
  it('shows where backups stand', async () => {
    const { now } = await signedIn({ 'backup:state': () => ({ ok: true, value: made }) })
    await now().openUpkeep()
    expect(now().backups).toEqual(made)
  })

  it('shows how far it is, and in the end that it is done', async () => {
    const answer = held<Reply<'backup:make'>>()
    const { now, bridge } = await signedIn({ 'backup:make': () => answer.promise })
    const asked = now().makeBackup()
    bridge.tell('backup:progress', { step: 'sealing', done: 5, total: 10 })
    expect(now()).toMatchObject({
      backingUp: true,
      backedUp: false,
      backupProgress: { step: 'sealing', done: 5, total: 10 },
    })
    answer.release({ ok: true, value: made })
    await asked
    expect(now()).toMatchObject({ backingUp: false, backedUp: true, backupProgress: null, backups: made })
  })

  it('asks once, however often the button is pressed', async () => {
    const { now, bridge } = await signedIn()
    await Promise.all([now().makeBackup(), now().makeBackup(), now().makeBackup()])
    expect(bridge.callsOf('backup:make')).toHaveLength(1)
  })

  it('says why it failed, and still shows the last good one', async () => {
    const failed: BackupState = {
      ...made,
      fault: { at: '2026-03-02T07:00:00.000Z', code: 'folder-unwritable' },
    }
    const { now } = await signedIn({
      'backup:make': () => ({ ok: false, fault: { code: 'folder-unwritable' } }),
      'backup:state': () => ({ ok: true, value: failed }),
    })
    await now().makeBackup()
    expect(now()).toMatchObject({
      backingUp: false,
      backedUp: false,
      backupFault: { code: 'folder-unwritable' },
      backups: failed,
    })
  })

  it('drops the bar of the day’s own backup once main says that it ended', async () => {
    const { now, bridge } = await signedIn({
      'backup:state': () => ({ ok: true, value: { ...made, underWay: true } }),
    })
    bridge.tell('backup:progress', { step: 'copying', done: 1, total: 10 })
    await now().openUpkeep()
    expect(now().backupProgress).not.toBeNull()
    bridge.answer({ 'backup:state': () => ({ ok: true, value: made }) })
    await now().loadBackups()
    expect(now().backupProgress).toBeNull()
  })
})

describe('giving the store a new key', () => {
  it('shows how far it is, and in the end that it is done', async () => {
    const answer = held<Reply<'store:rekey'>>()
    const { now, bridge } = await signedIn({ 'store:rekey': () => answer.promise })
    const asked = now().rekey()
    bridge.tell('rekey:progress', { step: 'copying', done: 3, total: 9 })
    expect(now()).toMatchObject({ rekeying: true, rekeyProgress: { step: 'copying', done: 3, total: 9 } })
    answer.release({ ok: true, value: ready })
    await asked
    expect(now()).toMatchObject({ rekeying: false, rekeyProgress: null, rekeyed: true, app: ready })
  })

  it('keeps the form that is being filled in before the store is closed, and leaves it on the screen', async () => {
    const { now, store, bridge } = await signedIn()
    store.setState({ fields: { ...now().fields, phone: typed(now().fields.phone, '0912345678') } })
    await now().rekey()
    const kept = bridge.calls.findIndex(({ channel }) => channel === 'drafts:keep')
    expect(kept).toBeGreaterThan(-1)
    expect(bridge.calls.findIndex(({ channel }) => channel === 'store:rekey')).toBeGreaterThan(kept)
    expect(now().fields.phone.text).toBe('0912345678')
  })

  it('asks once, however often the button is pressed, and never while a backup is made', async () => {
    const slow = held<Reply<'backup:make'>>()
    const { now, bridge } = await signedIn({ 'backup:make': () => slow.promise })
    await Promise.all([now().rekey(), now().rekey()])
    expect(bridge.callsOf('store:rekey')).toHaveLength(1)
    const backup = now().makeBackup()
    await now().rekey()
    expect(bridge.callsOf('store:rekey')).toHaveLength(1)
    slow.release({ ok: true, value: made })
    await backup
  })

  it('says why it failed', async () => {
    const { now } = await signedIn({
      'store:rekey': () => ({ ok: false, fault: { code: 'store-in-use' } }),
    })
    await now().rekey()
    expect(now()).toMatchObject({ rekeying: false, rekeyed: false, rekeyFault: { code: 'store-in-use' } })
  })

  it('puts away what was said when the panel is opened again, and when somebody else signs in', async () => {
    const { now } = await signedIn({ 'store:rekey': () => ({ ok: true, value: ready }) })
    await now().rekey()
    await now().openUpkeep()
    expect(now().rekeyed).toBe(false)
    now().setApp({ phase: 'sign-in', counter })
    expect(now().backups).toBeNull()
  })
})
