import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ConsentChange } from '../../src/domain/consent/change.ts'
import type { Access } from '../../src/domain/register/access.ts'
import type { RegisterEvent } from '../../src/domain/register/event.ts'
import { changeConsent } from '../../src/store/changeConsent.ts'
import { recordEvent } from '../../src/store/registers/recordEvent.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { AT, random } from '../store/counterFixture.ts'
import {
  atHeadquarters,
  begin,
  cancel,
  confirmed,
  enrolOne,
  isErasedAtHeadquarters,
  isWithoutGaps,
  outbox,
  place,
  settled,
} from './onePlace.ts'

const WORDS = 'khách nói bị gọi quảng cáo lúc nửa đêm'
const access: Omit<Access, 'memberId'> = {
  what: 'revealed',
  purpose: 'service',
  facts: ['phone'],
  by: '1001',
  at: AT,
}
const withdrawal = (memberId: string): ConsentChange => ({
  changeId: randomUUID(),
  memberId,
  change: 'withdrawn',
  purposes: ['transactions'],
  method: 'phone',
  at: AT,
  receivedBy: '1001',
})
const requestOf = (memberId: string): RegisterEvent => ({
  eventId: randomUUID(),
  register: 'request',
  entryId: randomUUID(),
  memberId,
  what: 'received',
  at: AT,
  by: '1001',
  kept: { kind: 'object', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' },
  personal: { description: WORDS, requester: null },
})

describe('what was written about who leaves', () => {
  it('[ERA4] [REG2] before their enrolment was sent comes to headquarters, and nothing is set aside', async () => {
    const member = enrolOne()
    const { memberId } = member
    revealFacts(place.store.db, { ...access, memberId }, random)
    changeConsent(place.store.db, withdrawal(memberId), random)
    cancel(member)
    await settled()
    expect(outbox()).toEqual(confirmed('void', 'register', 'consent', 'cancellation', 'erasure'))
    await isErasedAtHeadquarters(member)
    await isWithoutGaps()
    expect(await atHeadquarters('register_events', 'member_id', memberId)).toMatchObject([
      { register: 'access', what: 'revealed', personal: null },
    ])
    expect(await atHeadquarters('consent_changes', 'member_id', memberId)).toEqual([])
  })

  it('[REG3] and was not confirmed by then comes without what describes them', async () => {
    const member = enrolOne()
    await settled()
    recordEvent(place.store.db, requestOf(member.memberId), random)
    place.line.mode = 'cut-answer'
    await begin().wake()
    const unsent = requestOf(member.memberId)
    place.line.mode = 'down'
    recordEvent(place.store.db, unsent, random)
    cancel(member)
    place.line.mode = 'open'
    await settled()
    expect(outbox()).toEqual(confirmed('enrolment', 'register', 'register', 'cancellation', 'erasure'))
    await isWithoutGaps()
    const kept = await atHeadquarters('register_events', 'member_id', member.memberId)
    expect(kept).toMatchObject([{ personal: null }, { personal: null }])
    const sent = place.line.requests.map(({ body }) => body)
    expect(sent.filter(body => body.includes(unsent.eventId)).join()).not.toContain(WORDS)
  })
})
