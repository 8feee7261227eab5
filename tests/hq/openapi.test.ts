import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callPath } from '../../src/contract/console/calls.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { ProblemDetails } from '../../src/contract/sync/problem.ts'
import { buildApp } from '../../src/hq/app.ts'
import { connect } from '../../src/hq/database/connect.ts'
import { migrations } from '../../src/hq/migrations/index.ts'
import { envelope, joinCounter, send, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())

const described = async () =>
  (await hq.app.inject('/openapi.json')).json() as { paths: Record<string, object> }

/** Every route, from Fastify's tree of them: four characters a level, a longer path below the one that it begins with. */
function routesOf(tree: string): string[] {
  const above: string[] = []
  return [...tree.matchAll(/^([│ ]*)[├└]── (\S+) \((.+?)\)$/gm)].map(([, indent = '', part = '']) => {
    const level = indent.length / 4
    above[level] = (level > 0 ? (above[level - 1] ?? '') : '') + part
    return above[level]
  })
}

describe('headquarters describes itself', () => {
  it('with every route it has, but those of the page that it serves', async () => {
    const all = routesOf(hq.app.printRoutes({ commonPrefix: false }))
    const routes = all.filter(route => !/^\/console\/?\*?$/.test(route))
    expect(routes).toContain(paths.envelopes)
    expect(routes).toContain(callPath('staff/put'))
    expect(Object.keys((await described()).paths).sort()).toEqual(routes.sort())
  })

  it('with what each takes and answers, problems included', async () => {
    const text = JSON.stringify((await described()).paths)
    for (const member of ['publicKey', 'envelopes', 'roster', 'application/problem+json', 'clock-skew'])
      expect(text).toContain(member)
  })

  it('and its health', async () => {
    const reply = await hq.app.inject(paths.health)
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toMatchObject({
      database: 'up',
      migration: Object.keys(migrations).at(-1),
      protocol: 3,
    })
  })
})

describe('whatever is sent to headquarters', () => {
  const isProblem = (reply: { statusCode: number; body: string }) => {
    expect(reply.statusCode).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode).toBeLessThan(500)
    ProblemDetails.parse(JSON.parse(reply.body))
  }
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    fc.anything().map(value => fc.stringify(value)),
    fc.constant('{"__proto__":{"a":1}}'),
  )
  const headers = fc.record({
    'content-type': fc.constantFrom('application/json', 'text/plain', 'application/xml', 'nonsense', ''),
    'content-digest': fc.constantFrom('sha-256=:x:', '', ':::'),
    'signature-input': fc.constantFrom('harmoor=()', '', 'x'),
  })

  it.each([paths.join, paths.envelopes])('garbage to %s is answered with a 4xx problem', async url => {
    await fc.assert(
      fc.asyncProperty(bodies, headers, async (payload, sent) => {
        isProblem(await hq.app.inject({ method: 'POST', url, headers: sent, payload }))
      }),
      { numRuns: 150 },
    )
  })

  it('garbage that a counter signed is answered with a 4xx problem, or refused one by one', async () => {
    const signed = fc.oneof(
      bodies,
      fc
        .array(fc.jsonValue(), { minLength: 1, maxLength: 5 })
        .map(envelopes => JSON.stringify({ envelopes })),
    )
    await fc.assert(
      fc.asyncProperty(signed, async body => {
        const reply = await send(hq, counter, body)
        if (reply.statusCode !== 200) return isProblem(reply)
        const { results } = reply.json() as { results: { outcome: string }[] }
        expect(results.every(result => result.outcome === 'refused')).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('an honest envelope with anything in the place of one of its members never stops its batch', async () => {
    let sequence = 0
    const places = [
      ['id'],
      ['sequence'],
      ['occurredAt'],
      ['body', 'memberId'],
      ['body', 'cardNumber'],
      ['body', 'enrolledBy'],
      ...Object.keys(envelope(counter, 1).body.facts).map(name => ['body', 'facts', name]),
      ...Object.keys(envelope(counter, 1).body.consent).map(name => ['body', 'consent', name]),
    ]
    const year = fc.integer({ min: 0, max: 9999 }).map(n => `${String(n).padStart(4, '0')}-01-01`)
    const values = fc.oneof(
      fc.jsonValue(),
      fc.string({ unit: 'binary', maxLength: 400 }),
      year,
      year.map(date => `${date}T00:00:00Z`),
      fc.integer(),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), values, async (place, value) => {
        const odd = structuredClone(envelope(counter, ++sequence))
        const parent = place.slice(0, -1).reduce((at: object, name) => Reflect.get(at, name), odd)
        Reflect.set(parent, place.at(-1) ?? '', value)
        const good = envelope(counter, ++sequence)
        const reply = await send(hq, counter, JSON.stringify({ envelopes: [odd, good] }))
        expect(reply.statusCode).toBe(200)
      }),
      { numRuns: 300 },
    )
  })

  it('nesting deep enough to exhaust a stack is refused', async () => {
    const deep = `{"envelopes":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
    const reply = await send(hq, counter, deep)
    expect(reply.statusCode).toBeLessThan(500)
  })

  it('more than a route takes is refused', async () => {
    const long = 'x'.repeat(600_000)
    for (const url of [paths.join, paths.envelopes]) {
      const reply = await hq.app.inject({ method: 'POST', url, payload: { long } })
      expect(reply.statusCode).toBe(413)
      expect(reply.json()).toMatchObject({ type: 'request-too-large' })
    }
    const tooMany = JSON.stringify({ envelopes: Array(51).fill({}) })
    expect((await send(hq, counter, tooMany)).json()).toMatchObject({ type: 'malformed-request' })
  })

  it('paths and methods that do not exist are answered with problems', async () => {
    isProblem(await hq.app.inject('/v2/members'))
    isProblem(await hq.app.inject(paths.join))
    isProblem(await hq.app.inject({ method: 'DELETE', url: paths.envelopes }))
    isProblem(await hq.app.inject('/%E0%A4%A'))
  })
})

it('says that the database is away, and neither what it holds nor where it is', async () => {
  const away = connect('postgres://nobody:secret@127.0.0.1:1/none', () => undefined)
  const app = await buildApp({ ...hq.services, db: away })
  const health = await app.inject(paths.health)
  expect(health.statusCode).toBe(503)
  expect(health.json()).toMatchObject({ database: 'down', migration: null })
  const code = await hq.code('001')
  const payload = { code, publicKey: counter.publicKey }
  const join = await app.inject({ method: 'POST', url: paths.join, payload })
  expect(join.statusCode).toBe(503)
  expect(join.headers['retry-after']).toBe('5')
  expect(join.json()).toMatchObject({ type: 'database-unavailable' })
  expect(join.body).not.toMatch(/secret|127\.0\.0\.1/)
  await app.close()
  await away.destroy()
})
