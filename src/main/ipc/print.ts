import type { Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { Access, AccessKind } from '../../domain/register/access.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { revealFacts } from '../../store/registers/revealFacts.ts'
import { findMember } from '../../store/repositories/members.ts'
import type { Staff } from '../counter/signIn.ts'
import { purposeFault } from '../members/restriction.ts'
import { fileNameOf } from '../printing/fileName.ts'
import type { OnSheet } from '../printing/openSheet.ts'
import { saveFile } from '../printing/saveFile.ts'
import { random } from '../random.ts'
import { findRequest } from '../requests/requests.ts'
import { enrolmentWindow } from '../windows/enrolmentWindow.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

type Address = NonNullable<Response<'sheets:letter'>['address']>

/** All of a sheet's members or none: a sheet is printed whole. */
function recordAll(db: WritableDb, onIt: readonly OnSheet[], what: AccessKind, { staffNumber }: Staff): void {
  const at = new Date().toISOString()
  inTransaction(db, () => {
    for (const access of onIt) recordAccess(db, { ...access, what, by: staffNumber, at }, random)
  })
}

/** Whom the letter about a request goes to, written down; null where the member's facts are not here. */
function addresseeOf(
  db: WritableDb,
  requestId: string,
  { staffNumber }: Staff,
): Result<{ access: OnSheet; address: Address } | null, Fault> {
  const request = findRequest(db, requestId)
  if (!request) return err({ code: 'request-unknown' })
  const { memberId } = request
  const access = { memberId, purpose: 'rights-request', facts: ['fullName', 'address'] } as const
  const by = { what: 'revealed', by: staffNumber, at: new Date().toISOString() } as const
  const shown = revealFacts(db, { ...access, ...by }, random)
  const { fullName, address = null } = shown.ok ? shown.value : {}
  return ok(fullName === undefined ? null : { access, address: { fullName, address } })
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
export function handlePrint({ app, sheet, signedIn }: IpcContext): void {
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
    sheet.give({ kind: 'card', onIt: [{ memberId, purpose, facts: access.facts }] }, staff)
    return ok({ cardNumber: member.cardNumber, fullName: member.facts.fullName })
  })

  handle('sheets:letter', signedIn, ({ requestId }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const to = requestId === null ? ok(null) : addresseeOf(open.db, requestId, staff)
    if (!to.ok) return to
    sheet.give({ kind: 'letter', onIt: to.value ? [to.value.access] : [] }, staff)
    void open.sync.wake()
    return ok({ address: to.value?.address ?? null })
  })

  handle('sheets:printed', signedIn, (_request, staff) => {
    const open = app.open()
    const given = staff && sheet.of(staff)
    if (!open || !staff || !given) return err({ code: 'not-now' })
    recordAll(open.db, given.onIt, 'printed', staff)
    void open.sync.wake()
    return ok({})
  })

  handle('sheets:savePdf', signedIn, async (_request, staff) => {
    const open = app.open()
    const given = staff && sheet.of(staff)
    if (!open || !staff || !given) return err({ code: 'not-now' })
    const saved = await saveFile({
      name: fileNameOf(given.kind, new Date()),
      extension: 'pdf',
      content: async () => {
        const pdf = await sheetAsPdf()
        // Another sheet may have been opened while a place was chosen: what was drawn is that one.
        recordAll(open.db, sheet.of(staff)?.onIt ?? given.onIt, 'exported', staff)
        return ok(pdf)
      },
    })
    void open.sync.wake()
    return saved.ok ? ok({ savedAs: saved.value }) : saved
  })
}
