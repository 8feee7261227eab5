import { MOST_FOUND } from '../../contract/ipc/find.ts'
import { err, ok } from '../../domain/result.ts'
import { findShrunkTyped } from '../../store/retention/shrunkMembers.ts'
import { findMembers } from '../../store/search/findMembers.ts'
import { markedSummaryOf } from '../members/memberPage.ts'
import { currentNotice } from '../notices/notices.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { shrunkSummaryOf } from './memberSummary.ts'

/** Finding members: masked, so that looking for one customer shows nobody the data of others. */
export function handleFind({ app, resources, signedIn }: IpcContext): void {
  handle('members:find', signedIn, ({ typed }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const { version } = currentNotice(resources, open.db, 'vi')
    const here = findMembers(open.db, typed, MOST_FOUND).map(one => markedSummaryOf(open.db, one, version))
    const shrunk = findShrunkTyped(open.db, typed, MOST_FOUND).map(one => shrunkSummaryOf(open.db, one))
    return ok([...here, ...shrunk].slice(0, MOST_FOUND))
  })
}
