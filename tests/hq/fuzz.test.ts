import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { openTarget, type Target } from './fuzz/place.ts'
import { fuzz } from './fuzz/run.ts'

let target: Target
beforeAll(async () => {
  target = await openTarget()
}, 60_000)
afterAll(() => target.close())

it('answers every wrong, odd and nearly right request without a fault of its own, and writes all of it or nothing', {
  timeout: 120_000,
}, async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const found = await fuzz(target, 3_000, seed)
  expect({ seed, details: found.details }).toEqual({ seed, details: [] })
  expect(found).toMatchObject({ requests: 3_000, serverErrors: 0, partialWrites: 0 })
  // It got past signatures and sessions, and was refused for every reason there is.
  for (const status of [200, 400, 401, 403, 404, 415]) expect(found.statuses[status]).toBeGreaterThan(0)
  // Too large is drawn twice in 3,000 or not at all: it is asked once for certain.
  const payload = { code: 'x'.repeat(8_000_000), publicKey: '' }
  const large = await target.app.inject({ method: 'POST', url: paths.join, payload })
  expect(large.statusCode).toBe(413)
})
