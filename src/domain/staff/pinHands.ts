/** Somebody with a PIN, and by staff number everybody else who may know it. */
export interface PinOwner {
  staffNumber: string
  pinKnownTo: readonly string[]
}

/**
 * [COR13] Who may know a PIN that a supervisor made, beside its owner: that supervisor, and whoever may sign in as them. Its
 * owner's choosing another changes nothing of it, since whoever chose may have been any of these.
 */
export const knownAfterReset = (staffNumber: string, by: PinOwner): string[] =>
  [...new Set([by.staffNumber, ...by.pinKnownTo])].filter(knower => knower !== staffNumber).sort()

/** [COR13] Whether one person may sign in as both: their word on each other's questions would be nobody's but their own. */
export function mayBeOnePerson(one: PinOwner, other: PinOwner): boolean {
  const others = new Set([other.staffNumber, ...other.pinKnownTo])
  return [one.staffNumber, ...one.pinKnownTo].some(knower => others.has(knower))
}
