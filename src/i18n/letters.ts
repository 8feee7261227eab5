import { letters as en } from './en/letters/index.ts'
import type { Language } from './index.ts'
import type { Blanks, LetterTemplate } from './letterTemplate.ts'
import { letters as vi } from './vi/letters/index.ts'

/** Every letter, named by the Vietnamese ones. */
export type LetterName = keyof typeof vi

type Texts<N extends LetterName> = (typeof vi)[N][keyof LetterTemplate]
/** What has to be filled in to write a letter. */
export type LetterBlanks<N extends LetterName> = Blanks<
  Texts<N> | Extract<Texts<N>, readonly string[]>[number]
>

export const letters: Record<Language, Record<LetterName, LetterTemplate>> = { vi, en }
