import { err, ok } from '../../domain/result.ts'
import { memberPage } from '../members/memberPage.ts'
import { currentNotice } from '../notices/notices.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** What the page of one member shows. */
export function handleMemberPage({ app, resources, signedIn }: IpcContext): void {
  handle('members:of', signedIn, ({ memberId }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const page = memberPage(open.db, memberId, currentNotice(resources, open.db, 'vi').version)
    return page ? ok(page) : err({ code: 'member-unknown' })
  })
}
