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
export const offeredChecks = ['document', 'membership-card', 'call-back', 'power-of-attorney'] as const
/** `number-read-again`: of a cancellation, the document's number was read once more and is the member's [CAN1]. */
export const identityChecks = [...offeredChecks, 'number-read-again'] as const
/** What a request came of, where it was not taken at the rights desk: who asked said nothing more that is kept. */
export const requestOccasions = ['cancellation-put-off', 'cancellation-turned-away'] as const
export type RequestOccasion = (typeof requestOccasions)[number]
export const requestOutcomes = ['done', 'partly', 'refused'] as const
export type RequestOutcome = (typeof requestOutcomes)[number]
