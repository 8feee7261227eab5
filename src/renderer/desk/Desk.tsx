import type { ReactNode } from 'react'
import type { Role } from '../../domain/staff/roles.ts'
import type { Counter, Staff } from '../components/counter.ts'
import { useShortcuts } from '../input/useShortcuts.ts'
import { Enrolment } from '../screens/Enrolment.tsx'
import type { PageName } from '../state/placeSlice.ts'
import { useApp } from '../state/useApp.ts'
import { OpenPages } from './openPages.ts'
import { PageFrame } from './PageFrame.tsx'
import { pages } from './pages.ts'

const names = Object.keys(pages) as (keyof typeof pages)[]
const openTo = (role: Role): PageName[] => names.filter(name => pages[name]?.roles.includes(role))
const open = { clerk: openTo('clerk'), supervisor: openTo('supervisor') }

/** What somebody who is signed in works at: enrolling, or one of the pages beside it. */
export function Desk({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const place = useApp(state => state.place)
  const lock = useApp(state => state.lock)
  // The menu would take the focus out of the field that unlocking leads back to.
  useShortcuts([['Ctrl+L', () => void lock()]])
  const page = place.page === 'enrolment' ? undefined : pages[place.page]
  if (place.page === 'enrolment' || !page?.roles.includes(staff.role))
    return <Enrolment counter={counter} staff={staff} />
  const Shown = page.screen
  return (
    <OpenPages value={open[staff.role]}>
      <PageFrame counter={counter} staff={staff} page={place.page}>
        <Shown place={place} />
      </PageFrame>
    </OpenPages>
  )
}
