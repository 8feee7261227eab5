import type { Parsed } from '../../contract/ipc/channels.ts'
import { DISCLOSURE_PAGE, type DisclosureEntry } from '../../contract/ipc/disclosure.ts'
import { isFoundBy } from '../../domain/disclosure/search.ts'
import { err, ok } from '../../domain/result.ts'
import { cardOfSubject } from '../../store/audit/subjects.ts'
import type { ReadableDb } from '../../store/database.ts'
import { allStaff } from '../../store/repositories/staff.ts'
import { disclosureQuestion } from '../disclosures/disclosureQuestion.ts'
import { exportDisclosure } from '../disclosures/exportDisclosure.ts'
import { allDisclosures, writeDemand } from '../disclosures/register.ts'
import { saveFile } from '../printing/saveFile.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

function search(db: ReadableDb, { text, state, memberId, skip }: Parsed<'disclosures:list'>) {
  const names = new Map(allStaff(db).map(({ staffNumber, name }) => [staffNumber, name]))
  const said = <S extends { by: string; at: string }>(by: S) => ({
    ...by,
    by: { staffNumber: by.by, name: names.get(by.by) ?? by.by },
  })
  const found = allDisclosures(db)
    .filter(one => (state ?? one.state) === one.state && (memberId ?? one.memberId) === one.memberId)
    .map(one => ({ one, cardNumber: cardOfSubject(db, one.memberId) }))
    .filter(({ one, cardNumber }) => isFoundBy(text, one, cardNumber))
  const entries = found.slice(skip, skip + DISCLOSURE_PAGE).map(
    ({ one, cardNumber }): DisclosureEntry => ({
      ...one,
      cardNumber,
      demand: { ...one.demand, facts: [...one.demand.facts] },
      requested: said(one.requested),
      approved: one.approved && said(one.approved),
      refused: one.refused && said(one.refused),
      exported: one.exported && said(one.exported),
    }),
  )
  return { entries, more: found.length > skip + DISCLOSURE_PAGE }
}

/** What state agencies demand, what a supervisor says to it, and what is handed over. */
export function handleDisclosures({ app, coSign, signedIn }: IpcContext): void {
  let exporting = false
  handle('disclosures:list', signedIn, asked => {
    const open = app.open()
    return open ? ok(search(open.db, asked)) : err({ code: 'not-now' })
  })
  handle('disclosures:request', signedIn, async (request, staff) => {
    const open = app.open()
    if (!open || !staff || coSign.isAsking()) return err({ code: 'not-now' })
    const written = writeDemand(open.db, request, { by: staff.staffNumber, at: new Date().toISOString() })
    if (!written.ok) return written
    void open.sync.wake()
    const question = disclosureQuestion(open.db, request.disclosureId)
    return question ? ok(await coSign.ask(question)) : err({ code: 'approval-gone' })
  })
  handle('disclosures:export', signedIn, async ({ disclosureId }, staff) => {
    const open = app.open()
    if (!open || !staff || exporting) return err({ code: 'not-now' })
    exporting = true
    try {
      const { db, counter } = open
      const now = () => new Date().toISOString()
      const done = await exportDisclosure({ db, counter, disclosureId, actor: staff, now, save: saveFile })
      void open.sync.wake()
      return done
    } finally {
      exporting = false
    }
  })
}
