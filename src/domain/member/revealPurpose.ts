import { fetchPurposes } from './fetchPurpose.ts'

/** What customers' facts are shown for at headquarters: as at a store, and to decide a case or answer an authority. */
export const revealPurposes = [...fetchPurposes, 'case', 'disclosure'] as const
export type RevealPurpose = (typeof revealPurposes)[number]
