import { randomBytes, randomUUID } from 'node:crypto'
import { err, ok } from '../../domain/result.ts'
import { findMember, recentMembers } from '../../store/repositories/members.ts'
import { currentNotice } from '../notices/notices.ts'
import { localToday, startOfLocalDay } from '../today.ts'
import { consentReceipt } from './consentReceipt.ts'
import type { IpcContext } from './context.ts'
import { enrolCustomer } from './enrolCustomer.ts'
import { handle } from './handle.ts'
import { summaryOf } from './memberSummary.ts'

const random = { uuid: () => randomUUID(), salt: () => randomBytes(32).toString('hex') }
const RECENT = 200

/** Enrolment, today's list, the consent receipt. */
export function handleMembers({ app, resources, signedIn }: IpcContext): void {
  handle('members:enrol', signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const notice = currentNotice(resources, open.db, request.consent.language)
    const setting = { staff, notice, at: new Date().toISOString(), today: localToday() }
    const member = enrolCustomer(open.db, request, setting, random)
    if (!member.ok) return member
    void open.sync.wake()
    return ok(summaryOf(member.value))
  })

  handle('members:recent', signedIn, () => {
    const open = app.open()
    return open
      ? ok(recentMembers(open.db, startOfLocalDay(), RECENT).map(summaryOf))
      : err({ code: 'not-now' })
  })

  handle('members:consentReceipt', signedIn, ({ memberId }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const member = findMember(open.db, memberId)
    if (!member) return err({ code: 'member-unknown' })
    return ok(consentReceipt(open.db, member, open.counter))
  })
}
