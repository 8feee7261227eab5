import {
  type Icon,
  IconAlertHexagon,
  IconBuildingBank,
  IconListSearch,
  IconMessageReport,
  IconUsers,
  IconWritingSign,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Role } from '../../domain/staff/roles.ts'
import { Approvals } from '../screens/Approvals.tsx'
import { AuditPage } from '../screens/AuditPage.tsx'
import { DisclosuresPage } from '../screens/DisclosuresPage.tsx'
import { IncidentsPage } from '../screens/incidents/IncidentsPage.tsx'
import { MemberPage } from '../screens/member/MemberPage.tsx'
import { Requests } from '../screens/requests/Requests.tsx'
import { StaffPage } from '../screens/StaffPage.tsx'
import type { PageName, Place } from '../state/placeSlice.ts'

/** A page beside the enrolment. The menu hides what main would refuse; it decides nothing. */
export interface Page {
  screen: (props: { place: Place }) => ReactNode
  /** In the menu under this icon; null for a page that is come to from elsewhere. */
  icon: Icon | null
  roles: readonly Role[]
}

/** Every page beside the enrolment, in the order of the menu. */
export const pages: Partial<Record<Exclude<PageName, 'enrolment'>, Page>> = {
  member: { screen: MemberPage, icon: null, roles: ['clerk', 'supervisor'] },
  requests: { screen: Requests, icon: IconMessageReport, roles: ['clerk', 'supervisor'] },
  approvals: { screen: Approvals, icon: IconWritingSign, roles: ['clerk', 'supervisor'] },
  incidents: { screen: IncidentsPage, icon: IconAlertHexagon, roles: ['clerk', 'supervisor'] },
  disclosures: { screen: DisclosuresPage, icon: IconBuildingBank, roles: ['clerk', 'supervisor'] },
  audit: { screen: AuditPage, icon: IconListSearch, roles: ['supervisor'] },
  staff: { screen: StaffPage, icon: IconUsers, roles: ['supervisor'] },
}
