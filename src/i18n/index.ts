import { en } from './en/index.ts'
import { vi } from './vi/index.ts'

export { countryNames } from './countries.ts'

export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]

/** All sentences of one language; `vi` decides which there are. */
export type Messages = typeof vi

export const messages: Record<Language, Messages> = { vi, en }
