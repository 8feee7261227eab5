import { canonicalJson } from '../../domain/audit/canonical.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { appendAudit, auditPage } from '../../store/repositories/audit.ts'

/** Some hundred kilobytes. */
const ENTRIES_AT_ONCE = 1000

function* linesUpTo(db: ReadableDb, upTo: number): Iterable<string> {
  for (let after = 0; after < upTo; ) {
    const links = auditPage(db, { after, upTo }, ENTRIES_AT_ONCE)
    if (links.length === 0) return
    yield links.map(link => `${canonicalJson({ ...link })}\n`).join('')
    after = links.at(-1)?.sequence ?? upTo
  }
}

/**
 * The whole audit log for a file, part by part: a line of canonical JSON an entry, with the hashes by which anybody can
 * verify it. That it was taken along is the last entry in it.
 */
export function exportLog(db: WritableDb, { by, at }: { by: string; at: string }): Iterable<string> {
  const told = { actor: by, action: 'audit.exported', subject: null, commitment: null }
  return linesUpTo(db, appendAudit(db, { at, ...told }).sequence)
}
