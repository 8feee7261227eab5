import { AUDIT_PAGE } from '../../contract/ipc/audit.ts'
import { err, ok } from '../../domain/result.ts'
import { searchAudit } from '../../store/audit/searchAudit.ts'
import { allStaff } from '../../store/repositories/staff.ts'
import { exportLog } from '../audit/exportLog.ts'
import { verifyHere } from '../audit/verifyHere.ts'
import { saveFile } from '../printing/saveFile.ts'
import { tell } from '../tell.ts'
import { localToday } from '../today.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** The audit log, for supervisors: looking for entries, verifying all of it, taking it along as a file. */
export function handleAudit({ app, signedIn }: IpcContext): void {
  let verifying = false

  handle('audit:search', signedIn, search => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const found = searchAudit(open.db, search, AUDIT_PAGE + 1)
    const names = new Map(allStaff(open.db).map(({ staffNumber, name }) => [staffNumber, name]))
    const entries = found
      .slice(0, AUDIT_PAGE)
      .map(entry => ({ ...entry, actorName: names.get(entry.actor) ?? null }))
    return ok({ entries, more: found.length > AUDIT_PAGE })
  })

  handle('audit:verify', signedIn, async () => {
    const open = app.open()
    if (!open || verifying) return err({ code: 'not-now' })
    verifying = true
    try {
      const findings = await verifyHere(open, step => tell('audit:progress', step))
      return findings ? ok(findings) : err({ code: 'not-now' })
    } finally {
      verifying = false
    }
  })

  handle('audit:export', signedIn, async (_request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const by = { by: staff.staffNumber, at: new Date().toISOString() }
    const name = `nhat-ky-${localToday()}`
    const saved = await saveFile({
      name,
      extension: 'jsonl',
      content: async () => ok(exportLog(open.db, by)),
    })
    return saved.ok ? ok({ savedAs: saved.value }) : saved
  })
}
