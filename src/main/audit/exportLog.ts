import type { Fault } from '../../contract/ipc/fault.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import type { Result } from '../../domain/result.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { appendAudit, auditPage } from '../../store/repositories/audit.ts'
import { writeFile } from '../files/writeFile.ts'

/** Some hundred kilobytes. */
const ENTRIES_AT_ONCE = 1000

function* linesOf(db: ReadableDb, upTo: number): Iterable<string> {
  for (let after = 0; after < upTo; ) {
    const links = auditPage(db, { after, upTo }, ENTRIES_AT_ONCE)
    if (links.length === 0) return
    yield links.map(link => `${canonicalJson({ ...link })}\n`).join('')
    after = links.at(-1)?.sequence ?? upTo
  }
}

/**
 * Writes the whole audit log into a file: a line of canonical JSON an entry, with the hashes by which anybody can verify it.
 * That it was taken along is the last entry in it.
 */
export function exportLog(
  db: WritableDb,
  { path, by, at }: { path: string; by: string; at: string },
): Promise<Result<null, Fault>> {
  const told = { actor: by, action: 'audit.exported', subject: null, commitment: null }
  const { sequence } = appendAudit(db, { at, ...told })
  return writeFile(path, linesOf(db, sequence))
}
