import type { Slice } from './store.ts'

/** Where in the app somebody who is signed in is. The form keeps its content meanwhile. */
export type Place =
  | { page: 'enrolment' }
  | { page: 'member'; memberId: string }
  /** `memberId`: something new is begun for this member. */
  | { page: 'requests' | 'disclosures'; entryId?: string; memberId?: string }
  /** With `requestId`: to open one from that notice of misuse. */
  | { page: 'incidents'; entryId?: string; requestId?: string }
  | { page: 'approvals' | 'audit' | 'staff' }
export type PageName = Place['page']

export interface PlaceSlice {
  place: Place
  /** Where the back button leads. */
  cameFrom: Place | null
  go(place: Place): void
  goBack(): void
  /** Where everybody begins. */
  goStart(): void
}

const start: Place = { page: 'enrolment' }

export const placeSlice: Slice<PlaceSlice> = (set, get) => ({
  place: start,
  cameFrom: null,
  go: place => set({ place, cameFrom: get().place }),
  goBack: () => set({ place: get().cameFrom ?? start, cameFrom: null }),
  goStart: () => set({ place: start, cameFrom: null }),
})
