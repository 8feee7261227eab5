import { createContext, useContext } from 'react'
import type { Operator } from '../../contract/console/operator.ts'
import type { Language } from '../../i18n/index.ts'

export interface Session {
  /** Null: nobody is signed in. */
  operator: Operator | null
  language: Language
  setLanguage(language: Language): void
  began(operator: Operator): void
  ended(): void
}

export const SessionContext = createContext<Session>({
  operator: null,
  language: 'vi',
  setLanguage() {},
  began() {},
  ended() {},
})

/** Whether the one signed in has this role. The page hides what headquarters would refuse; it decides nothing. */
export const useRole = (role: Operator['role']): boolean => useContext(SessionContext).operator?.role === role
