import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSalvage } from '../../src/cli/salvage/run.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { snapshot } from './ranVerify.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
  for (let serial = 1; serial <= 40; serial += 1) enrol(store.db, enrolment(serial), random)
  store.db.pragma('wal_checkpoint(TRUNCATE)')
  store.db.close()
})
afterEach(() => store.remove())

async function run(...args: string[]) {
  const lines: string[] = []
  const errors: string[] = []
  const status = await runSalvage(args, {
    say: line => lines.push(line),
    complain: line => errors.push(line),
    environment: { HARMOOR_STORE_KEY: store.key.toString('base64url') },
    passphrase: async () => '',
  })
  return { status, lines, errors }
}
const flipBitOnPage = (page: number) => {
  const bytes = readFileSync(store.file)
  const at = (page - 1) * 4096 + 2000
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(store.file, bytes)
}

describe('npm run salvage', () => {
  it('says that nothing is damaged, and changes nothing', async () => {
    const before = snapshot(store.folder)
    expect(await run(store.file)).toEqual({
      status: 0,
      lines: ['no damage found: every page is as it was written'],
      errors: [],
    })
    expect(snapshot(store.folder)).toEqual(before)
  })

  it('names the damaged page without a new store, and salvages the rest into one, leaving the old as it is', async () => {
    flipBitOnPage(5)
    const before = readFileSync(store.file)
    const named = await run(store.file)
    expect(named).toMatchObject({ status: 1, lines: ['pages that are not as they were written: 5'] })
    const newFile = join(store.folder, 'salvaged.db')
    const salvaged = await run(store.file, newFile)
    expect(salvaged.status).toBe(0)
    const members = /^members: (\d+) read, (\d+) rebuilt/.exec(salvaged.lines[1] ?? '')
    expect(readFileSync(store.file)).toEqual(before)
    const opened = openStore(newFile, store.key)
    if (!opened.ok) throw new Error(opened.error)
    const held = opened.value.prepare('SELECT count(*) FROM member').pluck().get()
    opened.value.close()
    expect(held).toBe(Number(members?.[1]) + Number(members?.[2]))
    expect(held).toBeGreaterThan(0)
  })

  it('overwrites nothing, and says how it is used', async () => {
    const before = snapshot(store.folder)
    expect(await run(store.file, store.file)).toMatchObject({ status: 2 })
    expect(await run()).toMatchObject({ status: 2, errors: [expect.stringContaining('usage')] })
    expect(await run(join(store.folder, 'nowhere'))).toMatchObject({ status: 2 })
    expect(snapshot(store.folder)).toEqual(before)
  })
})
