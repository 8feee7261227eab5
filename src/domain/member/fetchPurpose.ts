/**
 * What a member's facts are brought back to a store for. The policy allows information and services, contact, and
 * confirmation of transactions (MISSION §1); the other two are the customer's own rights.
 */
export const fetchPurposes = ['service', 'contact', 'transaction', 'rights-request', 'correction'] as const
export type FetchPurpose = (typeof fetchPurposes)[number]
