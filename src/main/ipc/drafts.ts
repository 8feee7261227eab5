import { err, ok } from '../../domain/result.ts'
import { dropDraft, keepDraft } from '../../store/repositories/drafts.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { keptDraft } from './keptDraft.ts'

/** The form as it stands, kept in the store so that no lock, crash or change of staff loses it. */
export function handleDrafts({ app, signedIn }: IpcContext): void {
  handle('drafts:keep', signedIn, (draft, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const { enrolmentId } = draft
    const by = { staffNumber: staff.staffNumber, at: new Date().toISOString() }
    keepDraft(open.db, { enrolmentId, content: JSON.stringify(draft) }, by)
    return ok({})
  })

  handle('drafts:current', signedIn, () => {
    const open = app.open()
    return open ? ok(keptDraft(open.db)) : err({ code: 'not-now' })
  })

  handle('drafts:drop', signedIn, ({ enrolmentId }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    dropDraft(open.db, enrolmentId)
    return ok({})
  })
}
