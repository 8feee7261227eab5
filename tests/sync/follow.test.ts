import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { storesWith } from '../../src/store/duplicates/lookUp.ts'
import { haveOf } from '../../src/store/duplicates/pages.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { newestNotice, storeNameOf } from '../../src/store/feed/company.ts'
import { feedPlace } from '../../src/store/feed/cursor.ts'
import { unreadItems } from '../../src/store/feed/unread.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { AT, enrolment, facts, random } from '../store/counterFixture.ts'
import { openScripted, type Scripted } from './scriptedHeadquarters.ts'

let hq: Scripted
let member: StoredMember
beforeEach(async () => {
  hq = openScripted()
  await hq.sync.wake()
  const enrolled = enrol(hq.store.db, enrolment(1), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  member = enrolled.value
  // As if it had been confirmed: what these tests show comes after the outbox.
  hq.store.db.exec(`UPDATE outbox SET state = 'confirmed', receipt = '{}', settled_at = '${AT}'`)
  hq.asked.length = 0
})
afterEach(() => hq.close())

const shop = (seq: number) => ({
  seq,
  kind: 'store',
  body: { code: String(100 + seq), name: `Harmoor ${seq}` },
})
/** Gives what is in the feed, so many items a page. */
const feedOf = (items: { seq: number; kind: string; body: unknown }[], page = 2) => {
  hq.answers.set('/v1/feed', ({ after }: { after: number }) => {
    const next = items.filter(({ seq }) => seq > after).slice(0, page)
    return { body: { items: next, last: items.at(-1)?.seq ?? 0 } }
  })
}
const cursor = () => feedPlace(hq.store.db).cursor

describe('following the feed', () => {
  it('[FEE1] [FEE5] goes on page by page to the end, shows how far it is, and then waits for what is new', async () => {
    const items = [1, 2, 4, 7, 9].map(shop)
    feedOf(items)
    await hq.sync.wake()
    expect([cursor(), feedPlace(hq.store.db).complete]).toEqual([9, true])
    expect(items.map(({ body }) => storeNameOf(hq.store.db, body.code))).toEqual(
      items.map(({ body }) => body.name),
    )
    const shown = hq.statuses.flatMap(({ catchUp }) => (catchUp ? [catchUp] : []))
    expect(shown).toContainEqual({ done: 2, total: 9 })
    expect(hq.sync.status().catchUp).toBe(null)
    feedOf([...items, shop(12)])
    hq.statuses.length = 0
    await hq.sync.wake()
    expect(cursor()).toBe(12)
    expect(hq.statuses.every(({ catchUp }) => catchUp === null)).toBe(true)
  })

  it('[FEE7] reads all of it again from a headquarters that was put back to what it was before', async () => {
    feedOf([1, 2, 3, 4].map(shop))
    await hq.sync.wake()
    feedOf([shop(1), { ...shop(2), body: { code: '102', name: 'Harmoor Mới' } }])
    await hq.sync.wake()
    expect([cursor(), storeNameOf(hq.store.db, '102')]).toEqual([2, 'Harmoor Mới'])
  })

  it('[FEE7] goes on where all numbers were raised, and shows how far it is by what there is', async () => {
    const raised = 1.8e12
    feedOf([1, 2, 4].map(seq => ({ ...shop(seq), seq: raised + seq })))
    await hq.sync.wake()
    expect([cursor(), feedPlace(hq.store.db).complete]).toEqual([raised + 4, true])
    expect(hq.statuses.map(({ catchUp }) => catchUp)).toContainEqual({ done: 2, total: 4 })
  })

  it('[FEE3] asks again from where it was when the answer is lost or is none', async () => {
    feedOf([shop(1), shop(2), shop(3)])
    const good = hq.answers.get('/v1/feed')
    for (const bad of [
      'lost',
      { body: { items: [shop(3), shop(2)], last: 3 } },
      { status: 503, body: {} },
    ] as const) {
      hq.answers.set('/v1/feed', () => bad)
      await hq.sync.wake()
      expect(cursor()).toBe(0)
    }
    hq.answers.set('/v1/feed', good as never)
    await hq.sync.wake()
    expect(cursor()).toBe(3)
  })

  it('[VER4] keeps what it does not know', async () => {
    feedOf([{ seq: 1, kind: 'weather', body: { sun: true } }, shop(2)])
    await hq.sync.wake()
    expect(unreadItems(hq.store.db)).toEqual([{ seq: 1, kind: 'weather', text: '{"sun":true}' }])
    expect(cursor()).toBe(2)
  })

  it('tells of staff who were changed', async () => {
    const body = {
      staffNumber: '1001',
      name: 'Trần Văn Ví Dụ',
      role: 'clerk',
      pinHash: '$argon2id$x',
      active: false,
    }
    feedOf([{ seq: 1, kind: 'staff', body }])
    await hq.sync.wake()
    expect(hq.staff).toEqual(['1001'])
  })

  it('takes a notice only with the very text that its hashes are of', async () => {
    const hashes = { vi: 'a'.repeat(64), en: 'b'.repeat(64) }
    feedOf([{ seq: 1, kind: 'notice', body: { version: '2030-01', texts: { vi: 'vi', en: 'en' }, hashes } }])
    await hq.sync.wake()
    expect([cursor(), newestNotice(hq.store.db)]).toEqual([1, null])
  })

  it('[ERA9] erases a member only on headquarters’ signed word', async () => {
    const { memberId } = member
    const cancelled = (erasure: object) => ({
      kind: 'member',
      body: { memberId, state: 'cancelled', erasure },
    })
    const forged = { ...hq.erasure(memberId), signature: 'A'.repeat(86) }
    feedOf([{ seq: 1, ...cancelled(forged) }])
    await hq.sync.wake()
    expect([cursor(), findCancelled(hq.store.db, memberId)]).toEqual([1, null])
    feedOf([{ seq: 2, ...cancelled(hq.erasure(memberId)) }])
    await hq.sync.wake()
    expect(findCancelled(hq.store.db, memberId)).not.toBe(null)
    expect(hq.changed).toContain(memberId)
  })

  it('[FEE4] asks for the facts of a member who changed, once, and only where the member is here', async () => {
    const changedMember = (memberId: string, seq: number) => ({
      ...{ seq, kind: 'member' },
      body: { memberId, state: 'current', revision: 1 },
    })
    feedOf([changedMember(member.memberId, 1), changedMember('7f000000-0000-4000-8000-000000000001', 2)])
    hq.answers.set('/v1/members/current', ({ memberIds }: { memberIds: string[] }) => ({
      body: {
        members: memberIds.map(memberId => ({
          ...{ state: 'current', memberId, revision: 1 },
          facts: { ...facts(1), email: 'moi@example.com' },
        })),
      },
    }))
    await hq.sync.wake()
    await hq.sync.wake()
    expect(findMember(hq.store.db, member.memberId)?.facts.email).toBe('moi@example.com')
    const asked = hq.asked.filter(({ path }) => path === '/v1/members/current')
    expect(asked.map(({ body }) => body)).toEqual([{ memberIds: [member.memberId] }])
  })

  it('[REV3] learns that it was revoked, and that it is trusted again', async () => {
    hq.answers.set('/v1/feed', () => refused(hq.revocation()))
    await hq.sync.wake()
    hq.answers.set('/v1/feed', () => 'lost')
    await hq.sync.wake()
    feedOf([])
    await hq.sync.wake()
    expect(hq.revoked).toEqual([true, false])
  })

  it('[REV7] locks nobody out for what anybody on the line can say, and goes on', async () => {
    const ofBefore = hq.revocation()
    const lies: (() => unknown)[] = [
      () => undefined,
      () => ({}),
      () => ofBefore,
      () => ({ ...hq.revocation(), signature: ofBefore.signature }),
      () => ({ ...hq.revocation(), keyId: 'k2' }),
      () => ({ ...hq.revocation(), deviceId: randomUUID() }),
    ]
    for (const lie of lies) {
      hq.answers.set('/v1/feed', () => refused(lie()))
      await hq.sync.wake()
    }
    expect(hq.revoked).toEqual([])
    feedOf([])
    await hq.sync.wake()
    expect(hq.revoked).toEqual([false])
  })
})

const refused = (revocation: unknown) => ({
  status: 403,
  body: { type: 'device-revoked', title: 'x', status: 403, revocation },
})

describe('an older headquarters', () => {
  it('[VER3] gets nothing that it does not know, loses nothing by it, and gets it when it is newer', async () => {
    const { memberId, cardNumber } = member
    const changes = [{ fact: 'phone', from: '+84925186878', to: '+84925186879' } as const]
    const correction = {
      correctionId: memberId,
      memberId,
      cardNumber,
      changes,
      reason: 'r',
      proposedBy: '1001',
      approval: null,
    }
    hq.answers.set('/health', () => ({ body: { database: 'up' } }))
    await hq.sync.wake()
    correctMember(hq.store.db, correction, random, AT)
    await hq.sync.wake()
    expect(hq.asked.filter(({ path }) => path.startsWith('/v1/') && path !== '/v1/checkpoints')).toEqual([])
    expect(hq.sync.status()).toMatchObject({ waiting: 1, refused: 0, connection: 'online' })
    hq.answers.set('/health', () => ({ body: { database: 'up', protocol: 2 } }))
    await hq.sync.wake()
    const [sent] = hq.asked.filter(({ path }) => path === '/v1/envelopes')
    expect(sent?.body).toMatchObject({ envelopes: [{ kind: 'correction', version: 2 }] })
  })
})

describe('following the duplicate index', () => {
  const none = Buffer.from(encodeSorted([])).toString('base64')
  const set = (...values: number[]) => Buffer.from(encodeSorted(values)).toString('base64')
  const page = (storeCode: string, from: number, to: number, added: string, removed = none) => ({
    ...{ storeCode, from, to },
    document: { added, removed },
    phone: { added: none, removed: none },
  })
  interface Asked {
    epoch: number | null
    have: Record<string, number>
    needKey: boolean
  }
  const index = (epoch: number, pages: ReturnType<typeof page>[]) => {
    hq.answers.set('/v1/duplicates', ({ have, needKey }: Asked) => {
      const [next, ...more] = pages.filter(({ storeCode, from }) => from >= (have[storeCode] ?? 0))
      const key = needKey ? String(epoch).repeat(43) : null
      return { body: { epoch, key, pages: next ? [next] : [], left: more.length } }
    })
  }
  const found = (value: number) => storesWith(hq.store.db, 'document', value)
  beforeEach(() => feedOf([]))

  it('[IND2] brings every store’s entries and the key, and then only what is new', async () => {
    const pages = [page('002', 0, 2, set(7, 9)), page('003', 0, 1, set(9))]
    index(1, pages)
    await hq.sync.wake()
    expect([found(7), found(9), found(8)]).toEqual([['002'], ['002', '003'], []])
    expect(hq.key).toEqual({ epoch: 1, key: '1'.repeat(43) })
    index(1, [...pages, page('002', 2, 3, none, set(9))])
    await hq.sync.wake()
    expect(found(9)).toEqual(['003'])
    const last = hq.asked.filter(({ path }) => path === '/v1/duplicates').at(-1)
    expect(last?.body).toMatchObject({ epoch: 1, have: { '002': 2, '003': 1 }, needKey: false })
  })

  it('[IND3] starts anew too where headquarters was put back to what it was before, under the same key', async () => {
    index(1, [page('002', 0, 5, set(7, 9))])
    await hq.sync.wake()
    hq.answers.set('/v1/duplicates', ({ have }: Asked) => ({
      body: { epoch: 1, key: null, pages: have['002'] === 2 ? [] : [page('002', 0, 2, set(7))], left: 0 },
    }))
    await hq.sync.wake()
    expect([found(7), found(9), haveOf(hq.store.db)]).toEqual([['002'], [], { '002': 2 }])
  })

  it('finds what has come of a long catching up when the line breaks in it', async () => {
    hq.answers.set('/v1/duplicates', () => ({
      body: { epoch: 1, key: '1'.repeat(43), pages: [page('002', 0, 2, set(7))], left: 9 },
    }))
    hq.answers.set('/v1/feed', () => {
      hq.answers.set('/health', () => 'lost')
      return { body: { items: [], last: 0 } }
    })
    const good = hq.answers.get('/v1/duplicates')
    hq.answers.set('/v1/duplicates', request => {
      hq.answers.set('/v1/duplicates', () => 'lost')
      return good?.(request) ?? 'lost'
    })
    await hq.sync.wake()
    expect(found(7)).toEqual([])
    await hq.sync.wake()
    expect(found(7)).toEqual(['002'])
  })

  it('[IND3] starts anew when headquarters does, with the new key', async () => {
    index(1, [page('002', 0, 2, set(7, 9))])
    await hq.sync.wake()
    index(2, [page('003', 0, 1, set(11))])
    await hq.sync.wake()
    await hq.sync.wake()
    expect([found(7), found(11), haveOf(hq.store.db)]).toEqual([[], ['003'], { '003': 1 }])
    expect(hq.key).toEqual({ epoch: 2, key: '2'.repeat(43) })
  })
})
