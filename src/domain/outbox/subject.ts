import type { Envelope } from './envelope.ts'

/** What an envelope is about, as an id: a member; where it is about none, the register's entry or the change of a PIN. */
export function subjectOf({ kind, body }: Pick<Envelope, 'kind' | 'body'>): string {
  if (kind === 'pin') return (body as { changeId: string }).changeId
  const about = body as { memberId: string | null; entryId?: string }
  return about.memberId ?? about.entryId ?? ''
}
