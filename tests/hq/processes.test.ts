import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSettings } from '../../src/hq/settings.ts'
import { type HastyCounter, joinHasty } from '../sync/proxyCounter.ts'
import { childrenOf, type Instance, startInstance } from './instance.ts'
import { openSharedDatabase, type SharedDatabase } from './sharedDatabase.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 })

let shared: SharedDatabase
let headquarters: Instance
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 50 })
const answers = async () => (await fetch(`${headquarters.url}/health`)).status
const workers = () => childrenOf(headquarters.child.pid)
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const confirmedAt = (counter: HastyCounter, count: number) =>
  until(async () => {
    const held = await shared.services.db.selectFrom('receipts').select('envelope_id').execute()
    expect(held).toHaveLength(count)
    expect(counter.seen.filter(({ refused }) => refused > 0)).toEqual([])
  })

describe('a headquarters of several processes', () => {
  beforeEach(async () => {
    shared = await openSharedDatabase()
    headquarters = await startInstance(shared.url, shared.dataFolder, { processes: 2 })
  })
  afterEach(async () => {
    await headquarters.stop()
    await shared.close()
  })

  it('replaces one that is killed at work, and counters see nothing but retries', async () => {
    const counter = await joinHasty(shared, () => headquarters.url, 5_000)
    counter.start()
    const members = Array.from({ length: 60 }, () => counter.enrolOne())
    const [first = 0, second = 0] = workers()
    await until(() => expect(members.some(one => counter.state(one) === 'confirmed')).toBe(true))
    process.kill(first, 'SIGKILL')
    members.push(...Array.from({ length: 60 }, () => counter.enrolOne()))
    await counter.sync?.wake()
    await confirmedAt(counter, members.length)
    await until(() => expect(members.every(one => counter.state(one) === 'confirmed')).toBe(true))
    await until(() => expect(workers()).toHaveLength(2))
    expect(workers()).toContain(second)
    expect(workers()).not.toContain(first)
    await counter.close()
  })

  it('ends as a whole when it is told to, and leaves no process behind', async () => {
    const running = workers()
    expect(await answers()).toBe(200)
    await headquarters.stop()
    expect(headquarters.child.exitCode).toBe(0)
    expect(running.filter(isAlive)).toEqual([])
  })

  it('leaves no process behind when its first one is killed', async () => {
    const running = workers()
    expect(running).toHaveLength(2)
    await headquarters.kill()
    await until(() => expect(running.filter(isAlive)).toEqual([]))
  })

  it('says so and ends, where its port is taken', async () => {
    const port = Number(new URL(headquarters.url).port)
    const second = startInstance(shared.url, shared.dataFolder, { processes: 2, port })
    await expect(second).rejects.toThrow('ended with 1 before it was open')
    expect(await answers()).toBe(200)
  })
})

it('headquarters is told how many processes it has, and shares its connections to the database among them', () => {
  expect(readSettings({ HQ_PROCESSES: '2' })).toMatchObject({ processes: 2, connections: 8 })
  expect(readSettings({ HQ_PROCESSES: '1' })).toMatchObject({ processes: 1, connections: 16 })
  expect(() => readSettings({ HQ_PROCESSES: '0' })).toThrow('HQ_PROCESSES')
})
