import type { ChannelSpec } from '../../contract/ipc/channelSpec.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Staff } from '../counter/signIn.ts'
import { isWithin } from './size.ts'

/** Dates, maps and arrays cross the bridge too, and a schema without members would take them for an empty object. */
const isPlainObject = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/**
 * Decides whether a call is let in: a trusted sender, a request of bearable size, a role that may, and a request that
 * the contract knows, in that order, so that nothing is learned by those who may not ask.
 */
export function admit(
  spec: ChannelSpec,
  call: { trusted: boolean; request: unknown; staff: Staff | null },
): Result<unknown, Fault> {
  if (!call.trusted) return err({ code: 'untrusted-sender' })
  if (!isWithin(call.request, spec.maxBytes)) return err({ code: 'request-too-large' })
  if (spec.roles !== 'anyone') {
    if (!call.staff) return err({ code: 'not-signed-in' })
    if (!spec.roles.includes(call.staff.role)) return err({ code: 'not-allowed' })
  }
  if (!isPlainObject(call.request)) return err({ code: 'malformed-request' })
  const parsed = spec.request.safeParse(call.request)
  return parsed.success ? ok(parsed.data) : err({ code: 'malformed-request' })
}
