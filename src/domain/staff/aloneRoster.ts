import type { Role } from './roles.ts'

interface Person {
  staffNumber: string
  role: Role
  active: boolean
}

export type DismissFault = 'staff-unknown' | 'own-dismissal' | 'last-supervisor'

/** [JOI6] A number names one person for good: what they did stays theirs after they were dismissed. */
export const isNumberTaken = (people: readonly Person[], staffNumber: string): boolean =>
  people.some(person => person.staffNumber === staffNumber)

/** [JOI6] Nobody dismisses themselves, and never the last supervisor: nobody could bring anybody back. Null where it is in order. */
export function dismissFault(
  people: readonly Person[],
  staffNumber: string,
  by: string,
): DismissFault | null {
  const working = people.filter(({ active }) => active)
  const person = working.find(one => one.staffNumber === staffNumber)
  if (!person) return 'staff-unknown'
  if (staffNumber === by) return 'own-dismissal'
  const supervisors = working.filter(({ role }) => role === 'supervisor')
  return person.role === 'supervisor' && supervisors.length === 1 ? 'last-supervisor' : null
}
