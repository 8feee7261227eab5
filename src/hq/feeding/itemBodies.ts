import type { FeedItemOf, FeedKind } from '../../contract/sync/feed.ts'
import type { Connection } from '../database/transaction.ts'
import { erasuresOfMembers } from '../repositories/cancelledMembers.ts'
import { caseItems } from '../repositories/cases.ts'
import { noticesOf, settingsOf } from '../repositories/company.ts'
import { consentItems } from '../repositories/consentRecords.ts'
import { revisionsOf } from '../repositories/members.ts'
import { registerItems } from '../repositories/registerEvents.ts'
import { staffOf } from '../repositories/staff.ts'
import { storesOf } from '../repositories/stores.ts'

type Bodies<K extends FeedKind> = Map<string, FeedItemOf<K>['body']>
type Read<K extends FeedKind> = (db: Connection, storeCode: string, subjects: string[]) => Promise<Bodies<K>>

const keyed = <B>(bodies: B[], subjectOf: (body: B) => string) =>
  new Map(bodies.map(body => [subjectOf(body), body]))

/** The ended are read last: who was cancelled in between is told as that. */
const members: Read<'member'> = async (db, storeCode, memberIds) => {
  const bodies: Bodies<'member'> = new Map()
  for (const held of await revisionsOf(db, storeCode, memberIds))
    bodies.set(held.memberId, { ...held, state: 'current' })
  for (const erasure of await erasuresOfMembers(db, storeCode, memberIds))
    bodies.set(erasure.memberId, { memberId: erasure.memberId, state: 'cancelled', erasure })
  return bodies
}

/** How what an item of each kind says is read, for all items of a page at once. */
const reads: { [K in FeedKind]: Read<K> } = {
  staff: async (db, storeCode, numbers) =>
    keyed(await staffOf(db, storeCode, numbers), body => body.staffNumber),
  store: async (db, _storeCode, codes) => keyed(await storesOf(db, codes), body => body.code),
  settings: async db => new Map([['company', { ...(await settingsOf(db)) }]]),
  notice: async (db, _storeCode, versions) => keyed(await noticesOf(db, versions), body => body.version),
  member: members,
  register: async (db, storeCode, eventIds) =>
    keyed(await registerItems(db, storeCode, eventIds), body => body.eventId) as Bodies<'register'>,
  consent: async (db, storeCode, changeIds) =>
    keyed(await consentItems(db, storeCode, changeIds), body => body.changeId),
  restored: async (_db, _storeCode, subjects) => new Map(subjects.map(subject => [subject, {}])),
  case: async (db, storeCode, caseIds) => keyed(await caseItems(db, storeCode, caseIds), body => body.caseId),
}

/** [FEE2] What these things are now. What is no more is not among them. */
export const bodiesOf = (
  db: Connection,
  storeCode: string,
  kind: FeedKind,
  subjects: string[],
): Promise<Map<string, unknown>> => reads[kind](db, storeCode, subjects)
