/** The screens of README's tour, in the order of a day at the counter. */
export const tourShots = [
  'door-sign-in',
  'form-complete',
  'override',
  'result-confirmed',
  'find',
  'consents-see',
  'approvals',
  'co-sign',
  'people',
  'locked',
] as const
