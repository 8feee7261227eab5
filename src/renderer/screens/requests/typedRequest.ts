import type { Request } from '../../../contract/ipc/channels.ts'
import type { RequestKind } from '../../../domain/request/kinds.ts'

type Whole = Request<'requests:take'>

/** A request as far as it is typed. */
export interface TypedRequest {
  /** Made once per form: pressing save again asks for the same request. */
  requestId: string
  /** Empty while nobody is chosen. */
  memberId: string
  kind: RequestKind | null
  channel: Whole['channel'] | null
  identityCheck: Whole['identityCheck'] | null
  by: 'member' | 'representative' | null
  representative: string
  description: string
}

export const blankRequest = (memberId: string): TypedRequest => ({
  requestId: crypto.randomUUID(),
  memberId,
  kind: null,
  channel: null,
  identityCheck: null,
  by: null,
  representative: '',
  description: '',
})

/** Ready to be kept, or null while something is missing. */
export function completeRequest(form: TypedRequest): Whole | null {
  const { requestId, memberId, kind, channel, identityCheck, by } = form
  const [representative, description] = [form.representative.trim(), form.description.trim()]
  if (memberId === '' || !kind || !channel || !identityCheck || !by || description === '') return null
  if (by === 'representative' && representative === '') return null
  const who = by === 'representative' ? representative : null
  return { requestId, memberId, kind, channel, identityCheck, representative: who, description }
}
