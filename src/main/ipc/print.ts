import { randomBytes, randomUUID } from 'node:crypto'
import type { SheetAccess } from '../../contract/ipc/print.ts'
import type { Access, AccessKind } from '../../domain/register/access.ts'
import { err, ok } from '../../domain/result.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { revealFacts } from '../../store/registers/revealFacts.ts'
import { findMember } from '../../store/repositories/members.ts'
import type { Staff } from '../counter/signIn.ts'
import { purposeFault } from '../members/restriction.ts'
import { fileNameOf } from '../printing/fileName.ts'
import { saveFile } from '../printing/saveFile.ts'
import { enrolmentWindow } from '../windows/enrolmentWindow.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

const random = { uuid: () => randomUUID(), salt: () => randomBytes(32).toString('hex') }

/** All of a sheet's members or none: a sheet is printed whole. */
function recordAll(
  db: WritableDb,
  accesses: readonly SheetAccess[],
  what: AccessKind,
  { staffNumber }: Staff,
): void {
  const at = new Date().toISOString()
  inTransaction(db, () => {
    for (const access of accesses) recordAccess(db, { ...access, what, by: staffNumber, at }, random)
  })
}

/** The sheet of the window as PDF: what its style sheet says of paper, and its own fonts. */
async function sheetAsPdf(): Promise<Uint8Array> {
  const window = enrolmentWindow()
  if (!window) throw new Error('no window to print')
  return window.webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
  })
}

/** Sheets on their way to paper and into files: who printed or saved whose facts is written down first. */
export function handlePrint({ app, signedIn }: IpcContext): void {
  handle('sheets:controller', signedIn, () => {
    const open = app.open()
    return open ? ok({ email: settingsOf(open.db).controllerEmail }) : err({ code: 'not-now' })
  })

  handle('sheets:card', signedIn, ({ memberId, purpose }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const by = { by: staff.staffNumber, at: new Date().toISOString() }
    const access: Access = { memberId, what: 'revealed', purpose, facts: ['fullName'], ...by }
    const fault = purposeFault(open.db, memberId, purpose)
    if (fault) return err(fault)
    const member = findMember(open.db, memberId)
    const shown = revealFacts(open.db, access, random)
    if (!shown.ok || !member) return err({ code: shown.ok ? 'member-unknown' : shown.error })
    return ok({ cardNumber: member.cardNumber, fullName: member.facts.fullName })
  })

  handle('sheets:printed', signedIn, ({ access }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    recordAll(open.db, access, 'printed', staff)
    void open.sync.wake()
    return ok({})
  })

  handle('sheets:savePdf', signedIn, async ({ kind, access }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const saved = await saveFile({
      name: fileNameOf(kind, new Date()),
      extension: 'pdf',
      content: async () => {
        const pdf = await sheetAsPdf()
        recordAll(open.db, access, 'exported', staff)
        return ok(pdf)
      },
    })
    void open.sync.wake()
    return saved.ok ? ok({ savedAs: saved.value }) : saved
  })
}
