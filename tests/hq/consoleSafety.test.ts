import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { inTransaction } from '../../src/hq/database/transaction.ts'
import { hashPassphrase } from '../../src/hq/operators/passphrase.ts'
import { putOperator } from '../../src/hq/repositories/operators.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { waiting } from './atOnce.ts'
import { feedPage } from './counter.ts'
import { operator, post } from './operatorAtConsole.ts'
import { casesOf, counter, enrol, hq, somebody, stranger } from './twoStores.ts'

it('strangers who flood the sign-in are turned away, and counters are answered', async () => {
  const flood = Array.from({ length: 100 }, (_, at) =>
    post('session/sign-in', { name: `nobody${at}`, passphrase: 'x' }),
  )
  const page = feedPage(hq, counter).then(() => 'answered')
  const strangers = Promise.all(flood).then(() => 'answered later')
  expect(await Promise.race([page, strangers])).toBe('answered')
  const statuses = (await Promise.all(flood)).map(({ statusCode }) => statusCode)
  expect(statuses.filter(status => status === 429).length).toBeGreaterThan(50)
  expect(statuses.filter(status => status === 401).length).toBeGreaterThan(10)
}, 120_000)

it('[ACC1] facts that are shown to decide a case are in the access register, and shown until it is decided', async () => {
  const cookie = await operator('xem.case', 'supervisor')
  const person = somebody()
  const a = await enrol(person)
  const b = await enrol(person, stranger)
  const [one] = await casesOf(b)
  const reply = await post('cases/values', { storeCode: '002', caseId: one?.caseId }, cookie)
  expect(reply.json()).toMatchObject({
    stands: { number: person.number, fullName: 'Nguyễn Thị Mẫu' },
    proposed: { number: person.number },
  })
  const seen = await registerEventsOf(hq.services.db, { register: 'access', memberId: a.body.memberId })
  expect(seen).toMatchObject([{ what: 'revealed', by: 'xem.case', kept: { purpose: 'case' } }])
  await post(
    'cases/decide',
    { storeCode: '002', caseId: one?.caseId, decision: 'same-person', reason: 'x' },
    cookie,
  )
  expect((await post('cases/values', { storeCode: '002', caseId: one?.caseId }, cookie)).statusCode).toBe(409)
})

it('whoever signs in by the passphrase of before, while a new one is given, is not in', async () => {
  await operator('an.moi', 'administrator')
  const passphraseHash = await hashPassphrase('another passphrase', hq.services.keys)
  const signing = post('session/sign-in', { name: 'an.moi', passphrase: 'a long passphrase' })
  await new Promise(r => setTimeout(r, 60))
  await putOperator(
    hq.services.db,
    { name: 'an.moi', fullName: 'x', role: 'administrator', passphraseHash },
    hq.services.clock(),
  )
  const reply = await signing
  const cookie = String(reply.headers['set-cookie']).split(';')[0] as string
  expect((await post('session/current', {}, cookie)).json()).toBeNull()
})

it('a member who leaves while somebody looks is not there, and no fault', async () => {
  const cookie = await operator('nhin.va', 'supervisor')
  const m = await enrol(somebody())
  const { memberId } = m.body
  const { db } = hq.services
  let shown: ReturnType<typeof post> | undefined
  await inTransaction(db, async tx => {
    await sql`lock table consents in access exclusive mode`.execute(tx)
    shown = post('members/show', { storeCode: '001', memberId }, cookie)
    await waiting(1)
    await tx.deleteFrom('consents').where('member_id', '=', memberId).execute()
    await tx.deleteFrom('members').where('id', '=', memberId).execute()
  })
  expect((await shown)?.statusCode).toBe(404)
})
