import type { ReactNode } from 'react'
import type { Place } from '../../state/placeSlice.ts'
import { RequestBoard } from './RequestBoard.tsx'
import { RequestScreen } from './RequestScreen.tsx'
import { TakeRequest } from './TakeRequest.tsx'

/** What customers ask for about their data: the board, one request, or the form that takes a new one. */
export function Requests({ place }: { place: Place }): ReactNode {
  if (place.page !== 'requests') return null
  if (place.entryId) return <RequestScreen key={place.entryId} requestId={place.entryId} />
  if (place.memberId !== undefined) return <TakeRequest memberId={place.memberId} />
  return <RequestBoard />
}
