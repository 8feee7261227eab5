import type { RegisterEvent } from '../../domain/register/event.ts'

const WITH_WORDS = 3

/**
 * [VER2] An event as the protocol of a counter knows it: before version 3 none bore a supervisor's word or said what a request
 * came of, and a number that was read again was a document that was seen.
 */
export function asProtocolKnows(event: RegisterEvent, protocol: number): RegisterEvent {
  if (protocol >= WITH_WORDS) return event
  const { word: _, occasion, ...kept } = event.kept
  return { ...event, kept: occasion === undefined ? kept : { ...kept, identityCheck: 'document' } }
}
