import type { RequestWords, StoreRequest } from '../../contract/console/requests.ts'
import { maskName } from '../../domain/member/mask.ts'
import { inOrder, type RegisterEvent } from '../../domain/register/event.ts'
import { outlookOf } from '../../domain/request/outlook.ts'
import { byPressure, requestOf } from '../../domain/request/request.ts'
import { calendarOf } from '../../domain/settings/settings.ts'
import type { Connection } from '../database/transaction.ts'
import { settingsOf } from '../repositories/company.ts'
import { findMembers } from '../repositories/members.ts'
import { registerEventsOf } from '../repositories/registerEvents.ts'
import { listStores } from '../repositories/stores.ts'

async function requestsOfStore(db: Connection, storeCode: string, now: string): Promise<StoreRequest[]> {
  const calendar = calendarOf(await settingsOf(db))
  const events = await registerEventsOf(db, { register: 'request', storeCode })
  const byEntry = Map.groupBy(events, ({ entryId }: RegisterEvent) => entryId)
  const requests = [...byEntry.values()].flatMap(ofOne => requestOf(ofOne, calendar) ?? [])
  const ids = [...new Set(requests.map(({ memberId }) => memberId))]
  const members = ids.length === 0 ? [] : await findMembers(db, storeCode, ids)
  const byId = new Map(members.map(member => [member.memberId, member]))
  return requests.map(request => {
    const member = byId.get(request.memberId)
    return {
      ...request,
      ...outlookOf(request, calendar, now),
      storeCode,
      cardNumber: member?.cardNumber ?? null,
      maskedName: member ? maskName(member.facts.fullName) : null,
    }
  })
}

/** [REQ14] The requests of one store or of all, the most pressing first: misuse that is open, then what is late. */
export async function storeRequests(
  db: Connection,
  asked: { storeCode: string | null; now: string },
): Promise<StoreRequest[]> {
  const { storeCode, now } = asked
  const codes = storeCode ? [storeCode] : (await listStores(db)).map(({ code }) => code)
  const all: StoreRequest[] = []
  for (const code of codes) all.push(...(await requestsOfStore(db, code, now)))
  return all.sort(byPressure(now))
}

/** How many notices of misuse are open, and how many other requests are late. */
export async function pressingCounts(db: Connection, now: string) {
  const open = (await storeRequests(db, { storeCode: null, now })).filter(one => one.completedAt === null)
  return {
    urgent: open.filter(({ kind }) => kind === 'misuse').length,
    late: open.filter(({ kind, standing }) => kind !== 'misuse' && standing === 'late').length,
  }
}

const textOf = ({ personal }: RegisterEvent, ...names: string[]) => {
  const texts = names.map(name => personal?.[name]).filter(text => typeof text === 'string')
  return texts[0] ?? null
}

/** The words of a request, the oldest first; null where the store has no such request. */
export async function wordsOfRequest(
  db: Connection,
  storeCode: string,
  requestId: string,
): Promise<RequestWords | null> {
  const all = await registerEventsOf(db, { register: 'request', storeCode })
  const events = inOrder(all.filter(({ entryId }) => entryId === requestId))
  const received = events.find(({ what }) => what === 'received')
  if (!received) return null
  return {
    representative: textOf(received, 'requester'),
    occasion: (received.kept.occasion ?? null) as RequestWords['occasion'],
    steps: events.map(event => ({
      what: event.what as RequestWords['steps'][number]['what'],
      at: event.at,
      by: event.by,
      outcome: (event.kept.outcome ?? null) as RequestWords['steps'][number]['outcome'],
      text: textOf(event, 'description', 'answer'),
      reason: textOf(event, 'reason'),
    })),
  }
}
