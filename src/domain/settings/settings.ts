import { vietnam } from '../calendar/vietnam.ts'
import type { Calendar } from '../calendar/workingDays.ts'
import type { FactName } from '../member/facts.ts'

/** What headquarters sets for every counter; they reach a counter by the feed. */
export interface CompanySettings {
  /** Facts whose correction takes effect only with a supervisor's approval. */
  correctionsNeedApproval: FactName[]
  /** Minutes without a touch until a counter locks. */
  idleLockMinutes: number
  /** Printed on notices, receipts and letters; null until somebody has set it: never invented. */
  controllerEmail: string | null
  /** Working days and holidays as headquarters has them; null: those that ship with the app. */
  calendar: Calendar | null
}

/** Until headquarters says otherwise, and at a counter that stands alone. */
export const defaultSettings: CompanySettings = {
  correctionsNeedApproval: ['number', 'fullName', 'dateOfBirth', 'gender', 'nationality'],
  idleLockMinutes: 5,
  controllerEmail: null,
  calendar: null,
}

export const calendarOf = ({ calendar }: Pick<CompanySettings, 'calendar'>): Calendar => calendar ?? vietnam

/** Whether one of these facts may change only with an approval. */
export const needsApproval = (settings: CompanySettings, facts: readonly FactName[]): boolean =>
  facts.some(fact => settings.correctionsNeedApproval.includes(fact))
