import { err, ok } from '../../domain/result.ts'
import { fetchBack } from '../counter/fetchBack.ts'
import { purposeFault } from '../members/restriction.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { summaryOf } from './memberSummary.ts'

/** Brings a member's facts back from headquarters, for a purpose that both write down. */
export function handleFetchBack({ app, signedIn }: IpcContext): void {
  handle('members:fetchBack', signedIn, async ({ memberId, purpose }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const fault = purposeFault(open.db, memberId, purpose)
    if (fault) return err(fault)
    const { staffNumber } = staff
    const member = await fetchBack(open, { memberId, purpose, staffNumber })
    return member.ok ? ok(summaryOf(member.value)) : err({ code: member.error })
  })
}
