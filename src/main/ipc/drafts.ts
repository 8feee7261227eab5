import { err, ok } from '../../domain/result.ts'
import { dropDraft, keepDraft } from '../../store/repositories/drafts.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'
import { keptDraft } from './keptDraft.ts'

/** The form as it stands, kept in the store so that no lock, crash or change of staff loses it. */
export function handleDrafts({ app, signedIn, verified }: IpcContext): void {
  handle('drafts:keep', signedIn, (draft, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const { enrolmentId } = draft
    // Main's own word for what was read, whatever the window says.
    const content = JSON.stringify({ ...draft, verified: verified.current() })
    const by = { staffNumber: staff.staffNumber, at: new Date().toISOString() }
    keepDraft(open.db, { enrolmentId, content }, by)
    return ok({})
  })

  handle('drafts:current', signedIn, () => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const kept = keptDraft(open.db)
    verified.replace(kept?.draft.verified ?? {})
    return ok(kept)
  })

  handle('drafts:drop', signedIn, ({ enrolmentId }) => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    dropDraft(open.db, enrolmentId)
    verified.forget()
    return ok({})
  })
}
