import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { newestVersion } from '../../src/store/migrate.ts'
import { makeDeviceKey } from '../../src/sync/deviceKey.ts'
import { makeSignedLog, type SignedLog } from '../sync/signedLog.ts'
import { run, snapshot, start } from './ranVerify.ts'

let log: SignedLog | undefined
afterEach(() => {
  log?.store.remove()
  log = undefined
})
function begin() {
  log = makeSignedLog()
  const { store } = log
  const environment = { HARMOOR_STORE_KEY: store.key.toString('base64url') }
  /** As an intruder would, who knows the key. */
  const tamper = (sql: string) =>
    store.db.exec(
      `DROP TRIGGER IF EXISTS audit_is_not_changed; DROP TRIGGER IF EXISTS audit_is_not_deleted; ${sql}`,
    )
  return {
    store,
    tamper,
    environment,
    verify: (...args: string[]) => run([...args, store.file], environment),
  }
}

describe('npm run verify', () => {
  it('says that a log is sound, how far it is signed and countersigned, and changes no byte of the store', async () => {
    const { store, verify } = begin()
    const before = snapshot(store.folder)
    const { status, lines } = await verify()
    expect(lines).toEqual([
      'ok, 60 entries',
      'countersigned by headquarters up to entry 59, on 2026-11-22T20:00:00.000Z',
      'signed by this counter up to entry 60',
      `the counter's key was taken from the store itself, as no keychain was asked`,
    ])
    expect(status).toBe(0)
    expect(snapshot(store.folder)).toEqual(before)
  })

  it('leaves a store as it is that is closed, and one that was not closed', async () => {
    const { store, verify } = begin()
    const left = Object.fromEntries(
      readdirSync(store.folder).map(name => [name, readFileSync(join(store.folder, name))]),
    )
    store.db.close()
    const closed = readdirSync(store.folder)
    const bytes = snapshot(store.folder)
    expect((await verify()).lines[0]).toBe('ok, 60 entries')
    expect(readdirSync(store.folder)).toEqual(closed)
    expect(snapshot(store.folder)).toEqual(bytes)
    for (const scratch of [true, false]) {
      for (const name of readdirSync(store.folder)) rmSync(join(store.folder, name))
      for (const [name, content] of Object.entries(left))
        if (scratch || !name.endsWith('-shm')) writeFileSync(join(store.folder, name), content)
      const names = readdirSync(store.folder)
      const crashed = snapshot(store.folder)
      expect((await verify()).lines[0]).toBe('ok, 60 entries')
      expect(snapshot(store.folder)).toEqual(crashed)
      expect(readdirSync(store.folder)).toEqual(names)
    }
  })

  const tampering: [string, string, string][] = [
    ['changed', `UPDATE audit SET actor = '2001' WHERE sequence = 17`, 'entry 17 was changed'],
    ['removed', 'DELETE FROM audit WHERE sequence IN (17, 18)', 'entries 17 to 18 were removed'],
    [
      'swapped',
      'UPDATE audit SET sequence = -17 WHERE sequence = 17; UPDATE audit SET sequence = 17 WHERE sequence = 18; UPDATE audit SET sequence = 18 WHERE sequence = -17',
      'entry 17 was moved: it stands as entry 18 now, and entry 18 stands in its place',
    ],
    [
      'copied',
      `INSERT INTO audit SELECT 61, at, actor, action, subject, commitment, previous, hash, run, uptime_ms FROM audit WHERE sequence = 17`,
      'entry 61 is a copy of entry 17',
    ],
    [
      'cut off',
      `DELETE FROM audit WHERE sequence > 57; UPDATE serial SET value = 57 WHERE name = 'audit'`,
      'the log was truncated: entries 58 to 60 were cut off its end',
    ],
    [
      'spoilt in what was signed',
      'UPDATE checkpoint SET checkpoint = checkpoint || 1 WHERE sequence = 24',
      'the checkpoint over entries 13 to 24 was changed',
    ],
    [
      'cut out of what was signed',
      'DELETE FROM checkpoint WHERE sequence = 24',
      'the checkpoint over entries 13 to 24 was removed',
    ],
  ]
  it.each(tampering)('says what was %s', async (_what, sql, said) => {
    const { verify, tamper } = begin()
    tamper(sql)
    const { status, lines } = await verify()
    expect(lines[0]).toBe(said)
    expect(lines.join('\n')).not.toContain('ok,')
    expect(status).toBe(1)
  })

  it('tells by its exit status, too', { timeout: 60_000 }, async () => {
    const { store, tamper, environment } = begin()
    expect(await start([store.file], environment)).toMatchObject({ status: 0, errors: '' })
    tamper('DELETE FROM audit WHERE sequence = 60')
    const found = await start([store.file], environment)
    const said = 'the log was truncated: entry 60 was cut off its end'
    expect(found).toMatchObject({ status: 1, lines: expect.arrayContaining([said]), errors: '' })
    expect(await start([])).toMatchObject({ status: 2, lines: [], errors: expect.stringMatching(/^usage/) })
  })

  it('takes headquarters’ key from whoever verifies, when the store is not to be believed', async () => {
    const { verify } = begin()
    const given = log?.keys.receipt?.publicKey ?? ''
    expect((await verify('--receipt-key', given)).status).toBe(0)
    const { status, lines } = await verify('--receipt-key', makeDeviceKey().publicKey)
    expect(status).toBe(1)
    expect(lines[0]).toBe(
      `the checkpoint over entries 1 to 12 bears a countersignature that is not headquarters'`,
    )
  })

  it('says why a store cannot be opened, and how it is to be called', async () => {
    const { store, verify } = begin()
    const wrongKey = await run([store.file], { HARMOOR_STORE_KEY: Buffer.alloc(32, 1).toString('base64url') })
    expect(wrongKey).toMatchObject({
      status: 2,
      lines: [],
      errors: expect.stringMatching(/cannot be opened: the key/),
    })
    expect(await run([store.folder])).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/counter\.json/),
    })
    expect(await run([join(store.folder, 'none')])).toMatchObject({ status: 2, lines: [] })
    store.db.pragma(`user_version=${newestVersion + 1}`)
    expect(await verify()).toMatchObject({ status: 2, errors: expect.stringMatching(/newer version/) })
    for (const args of [[], ['a', 'b'], ['--unheard-of', 'a'], ['--receipt-key', 'short', 'a']])
      expect(await run(args)).toMatchObject({ status: 2, errors: expect.stringMatching(/^usage/) })
  })
})
