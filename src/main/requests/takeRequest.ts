import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { recordEvent } from '../../store/registers/recordEvent.ts'
import { findRequest, whoseRequest } from './requests.ts'

/** Keeps a request with its clock from now on; the same form again changes nothing. */
export function takeRequest(
  db: WritableDb,
  request: Parsed<'requests:take'>,
  { by, at }: { by: string; at: string },
  random: Randomness,
): Result<null, Fault> {
  const { requestId, memberId, kind, channel, identityCheck, representative, description } = request
  const who = whoseRequest(db, memberId)
  if (!who) return err({ code: 'member-unknown' })
  // Who left may still tell of misuse, or complain; there is nothing else left to ask for.
  if (who.member === 'cancelled' && kind !== 'misuse' && kind !== 'complain')
    return err({ code: 'member-cancelled' })
  if (findRequest(db, requestId)) return ok(null)
  const byRepresentative = representative !== null
  recordEvent(
    db,
    {
      eventId: random.uuid(),
      register: 'request',
      entryId: requestId,
      memberId,
      what: 'received',
      at,
      by,
      kept: { kind, channel, byRepresentative, identityCheck },
      personal: { description, requester: representative },
    },
    random,
  )
  return ok(null)
}
