import type { Response } from '../../contract/ipc/channels.ts'
import { Draft } from '../../contract/ipc/draft.ts'
import type { ReadableDb } from '../../store/database.ts'
import { currentDraft } from '../../store/repositories/drafts.ts'
import { findStaff } from '../../store/repositories/staff.ts'

/** The kept form with who began it; null when there is none, or one of a version of the app whose form was another. */
export function keptDraft(db: ReadableDb): Response<'drafts:current'> {
  const kept = currentDraft(db)
  if (!kept) return null
  const draft = Draft.safeParse(JSON.parse(kept.content))
  if (!draft.success) return null
  const { startedBy: staffNumber, startedAt, keptAt } = kept
  const name = findStaff(db, staffNumber)?.name ?? null
  return { draft: draft.data, startedBy: { staffNumber, name }, startedAt, keptAt }
}
