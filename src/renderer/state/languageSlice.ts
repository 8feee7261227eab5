import { type Language, languages } from '../../i18n/index.ts'
import type { Slice } from './store.ts'

/** What the language choice is remembered in; nothing else is ever put there. */
export type LanguageMemory = Pick<Storage, 'getItem' | 'setItem'>

export interface LanguageSlice {
  language: Language
  setLanguage(language: Language): void
}

const KEY = 'language'

export const languageSlice =
  (memory: LanguageMemory): Slice<LanguageSlice> =>
  set => ({
    language: languages.find(language => language === memory.getItem(KEY)) ?? 'vi',
    setLanguage: language => {
      memory.setItem(KEY, language)
      set({ language })
    },
  })
