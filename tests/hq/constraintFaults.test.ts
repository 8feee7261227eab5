import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { envelope, joinCounter, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())
const mend = () =>
  sql.raw('drop trigger if exists poison on members; drop function if exists fail()').execute(hq.services.db)
afterEach(mend)

const next = () => envelope(counter, ++sequence)
/** Headquarters breaks a constraint of its own whenever it takes that member in. */
const poison = (code: string, { body }: EnrolmentEnvelope) =>
  sql
    .raw(
      `create function fail() returns trigger language plpgsql as $$ begin
         raise exception 'no' using errcode = '${code}'; end $$;
       create trigger poison before insert on members for each row
         when (new.id = '${body.memberId}') execute function fail()`,
    )
    .execute(hq.services.db)
const outcomes = async (...sent: EnrolmentEnvelope[]) => {
  const reply = await push(hq, counter, sent)
  if (reply.statusCode !== 200) return reply.statusCode
  const { results } = reply.json() as { results: { id: string; outcome: string; reason?: string }[] }
  return results.map(({ id, outcome, reason = outcome }) => [id, reason])
}

describe('an envelope at which the database finds something broken', () => {
  it.each(['23503', '23505', '23P01', '23001'])(
    '[SYN18] is left out where that is of headquarters’ own doing (%s), and held when it is mended',
    async code => {
      const [before, poisoned, after] = [next(), next(), next()]
      await poison(code, poisoned)
      const good = [before, after].map(({ id }) => [id, 'stored'])
      expect(await outcomes(before, poisoned, after)).toEqual(good)
      expect(await outcomes(poisoned)).toBe(500)
      await mend()
      expect(await outcomes(poisoned)).toEqual([[poisoned.id, 'stored']])
    },
  )

  it.each(['22001', '22P05', '23502', '23514'])(
    '[SYN9] is refused for good where what it says cannot be kept (%s), and the rest is held',
    async code => {
      const [poisoned, after] = [next(), next()]
      await poison(code, poisoned)
      expect(await outcomes(poisoned, after)).toEqual([
        [poisoned.id, 'malformed'],
        [after.id, 'stored'],
      ])
    },
  )
})
