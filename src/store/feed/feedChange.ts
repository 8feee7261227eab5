import type { ConsentChange } from '../../domain/consent/change.ts'
import type { FactName } from '../../domain/member/facts.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import type { CompanySettings } from '../../domain/settings/settings.ts'
import type { StaffMember } from '../repositories/staff.ts'

/** Something that a supervisor has to decide, or has decided. Holds no value of any fact. */
export interface MemberCase {
  caseId: string
  memberId: string
  openedAt: string
  decidedAt: string | null
  about:
    | { kind: 'correction'; correctionId: string; fact: FactName }
    | { kind: 'duplicate'; otherStore: string }
}

/** A notice of how data is used, in both languages. */
export interface NoticeTexts {
  version: string
  texts: { vi: string; en: string }
}

/** What headquarters decided, as a counter applies it. A cancellation comes this far only with headquarters' signature. */
export type FeedChange =
  | { kind: 'staff'; body: StaffMember & { active: boolean } }
  | { kind: 'store'; body: { code: string; name: string } }
  | { kind: 'settings'; body: CompanySettings }
  | { kind: 'notice'; body: NoticeTexts }
  | { kind: 'member'; body: { memberId: string; state: 'current'; revision: number } }
  | { kind: 'member'; body: { memberId: string; state: 'cancelled' } }
  | { kind: 'case'; body: MemberCase }
  | { kind: 'register'; body: RegisterEvent }
  | { kind: 'consent'; body: ConsentChange }
  | { kind: 'restored'; body: object }
  /** [VER4] Of a kind, or in a shape, that this version does not know. */
  | { kind: 'unread'; body: { kind: string; text: string } }
  /** Not to be applied: a cancellation without headquarters' signature. */
  | { kind: 'nothing' }

export interface FeedItem {
  seq: number
  change: FeedChange
}
