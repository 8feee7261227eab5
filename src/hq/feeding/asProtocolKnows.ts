import type { StaffItem } from '../../contract/sync/feed.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'

const VERSION_3 = 3

/** None bore a supervisor's word or said what a request came of, and a number that was read again was a document that was seen. */
function eventBefore3(event: RegisterEvent): RegisterEvent {
  const { word: _, occasion, ...kept } = event.kept
  return { ...event, kept: occasion === undefined ? kept : { ...kept, identityCheck: 'document' } }
}

/** Nobody was told who else may know a PIN. */
function personBefore3({ pinKnownTo: _, ...person }: StaffItem['body']): StaffItem['body'] {
  return person
}

/** [VER2] What an item of the feed says, as the protocol of a counter knows it: it reads strictly, and takes no more than that. */
export function asProtocolKnows(kind: string, body: unknown, protocol: number): unknown {
  if (protocol >= VERSION_3) return body
  if (kind === 'register') return eventBefore3(body as RegisterEvent)
  return kind === 'staff' ? personBefore3(body as StaffItem['body']) : body
}
