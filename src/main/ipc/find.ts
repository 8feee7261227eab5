import { MOST_FOUND } from '../../contract/ipc/find.ts'
import { err, ok } from '../../domain/result.ts'
import { findMembers } from '../../store/search/findMembers.ts'
import { handle } from './handle.ts'
import { summaryOf } from './memberSummary.ts'
import type { IpcContext } from './setUpIpc.ts'

/** Finding members: masked, so that looking for one customer shows nobody the data of others. */
export function handleFind({ app, signedIn }: IpcContext): void {
  handle('members:find', signedIn, ({ typed }) => {
    const open = app.open()
    return open ? ok(findMembers(open.db, typed, MOST_FOUND).map(summaryOf)) : err({ code: 'not-now' })
  })
}
