import type { ReactNode } from 'react'
import type { MemberPage } from '../../state/memberSlice.ts'
import { CardSection } from './CardSection.tsx'
import { ConsentsSection } from './ConsentsSection.tsx'
import { CorrectionSection } from './CorrectionSection.tsx'
import { ErasureSection } from './ErasureSection.tsx'
import { FactsSection } from './FactsSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { LeaveSection } from './LeaveSection.tsx'
import { MemberAtHeadquarters } from './MemberAtHeadquarters.tsx'
import { RightsSection } from './RightsSection.tsx'

/** A part of a member's page. Each is one component in a file of its own, in a `MemberPanel`. */
interface MemberSection {
  name: string
  section: (props: { page: MemberPage }) => ReactNode
  column: 'left' | 'right'
  /** Of which members it is shown. */
  standings: readonly MemberPage['standing'][]
}

/** The parts of a member's page, in their order within each column. */
export const memberSections: readonly MemberSection[] = [
  { name: 'erasure', section: ErasureSection, column: 'left', standings: ['cancelled'] },
  { name: 'fetch-back', section: MemberAtHeadquarters, column: 'left', standings: ['headquarters'] },
  { name: 'facts', section: FactsSection, column: 'left', standings: ['here'] },
  { name: 'correction', section: CorrectionSection, column: 'left', standings: ['here'] },
  { name: 'consents', section: ConsentsSection, column: 'left', standings: ['here', 'headquarters'] },
  { name: 'card', section: CardSection, column: 'right', standings: ['here'] },
  { name: 'rights', section: RightsSection, column: 'right', standings: ['here', 'headquarters'] },
  {
    name: 'history',
    section: HistorySection,
    column: 'right',
    standings: ['here', 'headquarters', 'cancelled'],
  },
  { name: 'leave', section: LeaveSection, column: 'right', standings: ['here', 'headquarters'] },
]
