import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { encodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { openScripted, type Scripted } from './scriptedHeadquarters.ts'

let hq: Scripted
beforeEach(async () => {
  hq = openScripted()
  await hq.sync.wake()
  hq.answers.set(paths.feed, () => ({ body: { items: [], last: 0 } }))
  const none = Buffer.from(encodeSorted([])).toString('base64')
  const nothing = { added: none, removed: none }
  const page = { storeCode: '002', from: 0, to: 1, document: nothing, phone: nothing }
  hq.answers.set(paths.duplicates, ({ needKey }: { needKey: boolean }) => ({
    body: { epoch: 1, key: needKey ? '1'.repeat(43) : null, pages: needKey ? [page] : [], left: 0 },
  }))
  hq.keychainAway = true
})
afterEach(() => hq.close())

/** What the timer would do, done now. */
async function timePasses(): Promise<void> {
  hq.timer?.work()
  // Joins the round that the timer began.
  await hq.sync.wake()
}

describe('what nobody foresaw, as a keychain that does not answer', () => {
  it('[SYN6] ends one round, which is told, and not synchronising: the next one comes by itself', async () => {
    await hq.sync.wake()
    expect(hq.failures).toEqual([new Error('the keychain does not answer')])
    expect(hq.timer?.ms).toBeLessThanOrEqual(20_000)
    hq.keychainAway = false
    await timePasses()
    expect(hq.key).toEqual({ epoch: 1, key: '1'.repeat(43) })
    expect(hq.failures).toHaveLength(1)
  })

  it('[SYN7] is tried again after waits that grow, though headquarters answers each time before it', async () => {
    const waits: number[] = []
    for (let round = 0; round < 8; round += 1) {
      await hq.sync.wake()
      waits.push(hq.timer?.ms ?? 0)
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 15_000, 15_000, 15_000])
  })

  it('keeps nobody from stopping it', async () => {
    const going = hq.sync.wake()
    await expect(hq.sync.stop()).resolves.toBeUndefined()
    await expect(going).resolves.toBeUndefined()
  })
})
