import type { Parsed } from '../../contract/ipc/channels.ts'
import { overridesOf } from '../../domain/identity/overrides.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { err, ok } from '../../domain/result.ts'
import { settingsOf } from '../../store/feed/company.ts'
import type { Override } from '../../store/keepOverride.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { findMember, recentMembers } from '../../store/repositories/members.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { Staff } from '../counter/signIn.ts'
import { enrolAsRead } from '../enrolling/enrolAsRead.ts'
import { enrolCustomer } from '../enrolling/enrolCustomer.ts'
import { enrolOverridden } from '../enrolling/enrolOverridden.ts'
import { purposeFault } from '../members/restriction.ts'
import { currentNotice } from '../notices/notices.ts'
import { random } from '../random.ts'
import { localToday, startOfLocalDay } from '../today.ts'
import { consentReceipt } from './consentReceipt.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { summaryOf } from './memberSummary.ts'

const RECENT = 200

/** Enrolment, today's list, the consent receipt. */
export function handleMembers({ app, coSign, resources, sheet, signedIn, verified }: IpcContext): void {
  const settingFor = (open: OpenCounter, staff: Staff, { consent }: Parsed<'members:enrol'>) => ({
    staff,
    notice: currentNotice(resources, open.db, consent.language),
    at: new Date().toISOString(),
    today: localToday(),
  })
  const overridesIn = ({ db }: OpenCounter, facts: Facts) =>
    overridesOf(verified.current(), facts, settingsOf(db).correctionsNeedApproval)

  handle('members:overrides', signedIn, ({ facts }) => {
    const open = app.open()
    return open ? ok(overridesIn(open, facts)) : err({ code: 'not-now' })
  })

  handle('members:enrol', signedIn, async (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const enrol = (override: Override | null) =>
      enrolCustomer(open.db, request, settingFor(open, staff, request), random, override)
    const changes = overridesIn(open, request.facts)
    const isPlain = changes.length === 0 || findMember(open.db, request.enrolmentId) !== null
    const setting = settingFor(open, staff, request)
    const member = isPlain
      ? enrol(null)
      : request.overrideWaits
        ? enrolAsRead(open.db, request, setting, changes, random)
        : await enrolOverridden({ open, coSign, request, setting, changes, enrol })
    if (!member.ok) return member
    verified.forget()
    void open.sync.wake()
    return ok(summaryOf(member.value))
  })

  handle('members:recent', signedIn, () => {
    const open = app.open()
    return open
      ? ok(recentMembers(open.db, startOfLocalDay(), RECENT).map(summaryOf))
      : err({ code: 'not-now' })
  })

  handle('members:consentReceipt', signedIn, ({ memberId, purpose }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const fault = purposeFault(open.db, memberId, purpose)
    if (fault) return err(fault)
    const member = findMember(open.db, memberId)
    if (!member) return err({ code: 'member-unknown' })
    // The receipt names the customer in full: that it was shown is written down before it is.
    const by = { by: staff.staffNumber, at: new Date().toISOString() }
    recordAccess(open.db, { memberId, what: 'revealed', purpose, facts: ['fullName'], ...by }, random)
    sheet.give({ kind: 'consent-receipt', onIt: [{ memberId, purpose, facts: ['fullName'] }] }, staff)
    void open.sync.wake()
    return ok(consentReceipt(open.db, member, open.counter))
  })
}
