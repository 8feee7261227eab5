import { randomBytes, randomUUID } from 'node:crypto'
import { ageOn } from '../../domain/date.ts'
import { err, ok } from '../../domain/result.ts'
import { enrol } from '../../store/enrol.ts'
import { findMember, recentMembers } from '../../store/repositories/members.ts'
import { currentNotice } from '../notices/notices.ts'
import { localToday, startOfLocalDay } from '../today.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { deliveryOf, summaryOf } from './memberSummary.ts'

const random = { uuid: () => randomUUID(), salt: () => randomBytes(32).toString('hex') }
const RECENT = 200
const ADULT = 18

/** Enrolment, today's list, the consent receipt. */
export function handleMembers({ app, resources, signedIn }: IpcContext): void {
  handle('members:enrol', signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const { enrolmentId, facts, consent } = request
    // Under 18 the representative consents before a supervisor (MISSION §2): not something a clerk may skip.
    if (ageOn(facts.dateOfBirth, localToday()) < ADULT) return err({ code: 'under-age' })
    const notice = currentNotice(resources, open.db, consent.language)
    if (notice.version !== consent.noticeVersion) return err({ code: 'notice-outdated' })
    const at = new Date().toISOString()
    const { staffNumber } = staff
    const proof = { ...consent, noticeHash: notice.hash, givenAt: at, receivedBy: staffNumber }
    const enrolment = { memberId: enrolmentId, facts, consent: proof, enrolledBy: staffNumber, at }
    const member = enrol(open.db, enrolment, random)
    if (!member.ok) return err({ code: member.error.code, values: { cardNumber: member.error.cardNumber } })
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
    const { storeName, counterNumber } = open.counter
    const { cardNumber, facts, consent } = member
    const delivery = deliveryOf(member)
    return ok({ cardNumber, fullName: facts.fullName, storeName, counterNumber, consent, delivery })
  })
}
