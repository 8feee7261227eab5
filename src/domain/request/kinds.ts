/** What a customer may ask for (Law 91/2025, rights of the data subject), and the policy's notice of unauthorised use. */
export const requestKinds = [
  'view',
  'correct',
  'copy',
  'withdraw',
  'restrict',
  'object',
  'delete',
  'complain',
  'misuse',
] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestChannels = ['in-person', 'phone', 'letter', 'e-mail'] as const
/** How it was made sure that it is the customer who asks, or somebody who may ask for them. */
export const identityChecks = ['document', 'membership-card', 'call-back', 'power-of-attorney'] as const
export const requestOutcomes = ['done', 'partly', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]
