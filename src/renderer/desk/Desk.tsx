import type { ReactNode } from 'react'
import type { Counter, Staff } from '../components/counter.ts'
import { Enrolment } from '../screens/Enrolment.tsx'
import { useApp } from '../state/useApp.ts'
import { PageFrame } from './PageFrame.tsx'
import { pages } from './pages.ts'

/** What somebody who is signed in works at: enrolling, or one of the pages beside it. */
export function Desk({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const place = useApp(state => state.place)
  const page = place.page === 'enrolment' ? undefined : pages[place.page]
  if (place.page === 'enrolment' || !page?.roles.includes(staff.role))
    return <Enrolment counter={counter} staff={staff} />
  const Shown = page.screen
  return (
    <PageFrame counter={counter} staff={staff} page={place.page}>
      <Shown place={place} />
    </PageFrame>
  )
}
