import { AccessEvent } from '../../contract/register/access.ts'
import { DisclosureEvent } from '../../contract/register/disclosure.ts'
import { RequestEvent } from '../../contract/register/request.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import type { ReadableDb } from '../../store/database.ts'
import { eventsAbout } from '../../store/registers/events.ts'
import { personOf, type Told } from './told.ts'

/** [VER4] An event of a shape that this version does not know is passed over, and stays in the register. */
function whatOf(event: RegisterEvent): Told['what'] | null {
  const access = AccessEvent.safeParse(event).data
  if (access) return { kind: 'access', how: access.what, ...access.kept }
  const request = RequestEvent.safeParse(event).data
  if (request) {
    const about = request.what === 'received' ? request.kept.kind : null
    const outcome = request.what === 'completed' ? request.kept.outcome : null
    return { kind: 'request', entryId: request.entryId, step: request.what, about, outcome }
  }
  const disclosure = DisclosureEvent.safeParse(event).data
  if (!disclosure) return null
  const agency = disclosure.what === 'requested' ? disclosure.kept.agency : null
  return { kind: 'disclosure', entryId: disclosure.entryId, step: disclosure.what, agency }
}

/** Who looked and why, what was asked for, what was disclosed. */
export const registerEntries = (db: ReadableDb, memberId: string): Told[] =>
  eventsAbout(db, memberId).flatMap(event => {
    const what = whatOf(event)
    const { eventId: entryId, at, by } = event
    return what ? [{ entryId, at, by: personOf(db, by), what }] : []
  })
