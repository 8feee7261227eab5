import type { Role } from '../staff/roles.ts'

/** Who wants the membership to end. */
export const cancellationRequesters = ['customer', 'representative'] as const
export type CancellationRequester = (typeof cancellationRequesters)[number]

/**
 * [CAN1] The number is read again from the customer's document before anybody is asked: nobody is erased by a slip of the
 * hand. [CAN2] A clerk asks, and a supervisor approves on the spot: never who asked. [CAN3] A supervisor at work cancels with
 * their own PIN: what they do, the customer proposed and not they; the customer's own document is the second key, and the
 * PIN says that it is not somebody else at an open counter. [CAN4] What is put off or turned away is kept as a request to be deleted, with
 * its clock: the document goes home with the customer, so the number is read again when it is asked again. [CAN5] Nothing of
 * why is kept: it would be erased at once.
 */
export const wayToCancel = (role: Role): 'own-pin' | 'ask-supervisor' =>
  role === 'supervisor' ? 'own-pin' : 'ask-supervisor'

/** What a place that held the member has said, and whether it can be believed. */
export interface ErasurePlace {
  /** Null: headquarters. */
  counterNumber: number | null
  /** The signed statement is there, and its signature is by that place's key. Null where none has come. */
  isVerified: boolean | null
  /** Its store went on at another counter of this number, after a restore. */
  continuedBy: number | null
}
export type PlaceState = 'erased' | 'not-verified' | 'continued' | 'waiting'

/** [CAN6] A place has erased when it has signed that it has; one whose data went on elsewhere is answered for there. */
export function placeState({ isVerified, continuedBy }: ErasurePlace): PlaceState {
  if (isVerified !== null) return isVerified ? 'erased' : 'not-verified'
  return continuedBy === null ? 'waiting' : 'continued'
}

/** [CAN6] Erased everywhere: no place that held the member is still to say so, or said so in a way that cannot be believed. */
export const isErasedEverywhere = (places: readonly ErasurePlace[]): boolean =>
  places.some(({ counterNumber }) => counterNumber === null) &&
  places.every(place => ['erased', 'continued'].includes(placeState(place)))
