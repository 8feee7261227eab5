import { en } from './en/index.ts'
import { vi } from './vi/index.ts'

export { countryNames, icaoCodes } from './countries.ts'

export const languages = ['vi', 'en'] as const

/** All sentences of one language; `vi` decides which there are. */
export type Messages = typeof vi

export const messages: Record<(typeof languages)[number], Messages> = { vi, en }
