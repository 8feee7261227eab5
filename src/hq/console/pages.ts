import type { ReactNode } from 'react'
import type { OperatorRole } from '../../domain/staff/operators.ts'
import { Audit } from './screens/Audit.tsx'
import { Cases } from './screens/Cases.tsx'
import { Devices } from './screens/Devices.tsx'
import { Disclosures } from './screens/Disclosures.tsx'
import { Incidents } from './screens/Incidents.tsx'
import { Members } from './screens/Members.tsx'
import { Overview } from './screens/Overview.tsx'
import { Requests } from './screens/Requests.tsx'
import { Reviews } from './screens/Reviews.tsx'
import { Settings } from './screens/Settings.tsx'
import { Stores } from './screens/Stores.tsx'

const all = ['administrator', 'supervisor', 'auditor'] as const

/** Every page, in the order of the menu, and whose it is. */
export const pages = [
  { name: 'overview', screen: Overview, roles: all },
  { name: 'stores', screen: Stores, roles: all },
  { name: 'devices', screen: Devices, roles: all },
  { name: 'members', screen: Members, roles: ['supervisor'] },
  { name: 'requests', screen: Requests, roles: all },
  { name: 'disclosures', screen: Disclosures, roles: all },
  { name: 'cases', screen: Cases, roles: ['supervisor'] },
  { name: 'reviews', screen: Reviews, roles: ['supervisor'] },
  { name: 'incidents', screen: Incidents, roles: all },
  { name: 'audit', screen: Audit, roles: all },
  { name: 'settings', screen: Settings, roles: all },
] as const satisfies readonly { name: string; screen: () => ReactNode; roles: readonly OperatorRole[] }[]

export type PageName = (typeof pages)[number]['name']
