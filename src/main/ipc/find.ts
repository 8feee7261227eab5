import { MOST_FOUND } from '../../contract/ipc/find.ts'
import { asksAgain, consentStanding } from '../../domain/consent/standing.ts'
import { err, ok } from '../../domain/result.ts'
import type { ReadableDb } from '../../store/database.ts'
import { consentChangesOf } from '../../store/repositories/consentRecords.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { findShrunkTyped } from '../../store/retention/shrunkMembers.ts'
import { findMembers } from '../../store/search/findMembers.ts'
import { currentNotice } from '../notices/notices.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { shrunkSummaryOf, summaryOf } from './memberSummary.ts'

/** [CON5] Says of whom consent is to be asked again, since the notice has changed. */
function withAsking(db: ReadableDb, resources: string) {
  const { version } = currentNotice(resources, db, 'vi')
  return (member: StoredMember) =>
    asksAgain(consentStanding(member.consent, consentChangesOf(db, member.memberId)), version)
      ? { ...summaryOf(member), asksAgain: true as const }
      : summaryOf(member)
}

/** Finding members: masked, so that looking for one customer shows nobody the data of others. */
export function handleFind({ app, resources, signedIn }: IpcContext): void {
  handle('members:find', signedIn, ({ typed }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const here = findMembers(open.db, typed, MOST_FOUND).map(withAsking(open.db, resources))
    const shrunk = findShrunkTyped(open.db, typed, MOST_FOUND).map(one => shrunkSummaryOf(open.db, one))
    return ok([...here, ...shrunk].slice(0, MOST_FOUND))
  })
}
