import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { requestSummary } from '../requestSamples.ts'
import { signedIn } from '../signedIn.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
afterEach(() => void vi.useRealTimers())

it('a request that midnight made late shows so within a minute, with nobody touching anything', async () => {
  let standing: 'to-answer' | 'late' = 'to-answer'
  const { now } = await signedIn({
    'requests:list': () => ({ ok: true, value: [requestSummary({ standing })] }),
  })
  expect(now().requests).toMatchObject([{ standing: 'to-answer' }])
  standing = 'late'
  await vi.advanceTimersByTimeAsync(60_000)
  expect(now().requests).toMatchObject([{ standing: 'late' }])
})

it('nothing is asked while nobody is signed in', async () => {
  const { store, bridge } = await signedIn()
  store.setState({ app: { phase: 'starting' } as never })
  const before = bridge.callsOf('requests:list').length
  await vi.advanceTimersByTimeAsync(120_000)
  expect(bridge.callsOf('requests:list')).toHaveLength(before)
})
