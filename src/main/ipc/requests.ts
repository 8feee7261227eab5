import { randomUUID } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { RequestPage } from '../../contract/ipc/request.ts'
import { mayAct } from '../../domain/request/acts.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { keepAct } from '../../store/repositories/waitingActs.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import { fileNameOf } from '../printing/fileName.ts'
import { saveFile } from '../printing/saveFile.ts'
import { random } from '../random.ts'
import { actFault, actOnRequest } from '../requests/actOnRequest.ts'
import { memberCopy } from '../requests/memberCopy.ts'
import { requestQuestion } from '../requests/requestQuestion.ts'
import { findRequest, listRequests, requestPage } from '../requests/requests.ts'
import { takeRequest } from '../requests/takeRequest.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

const now = () => new Date().toISOString()

function shown({ db }: OpenCounter, requestId: string): Result<RequestPage, Fault> {
  const page = requestPage(db, requestId, now())
  return page ? ok(page) : err({ code: 'request-unknown' })
}

/** What customers ask for about their data, and what is done about it. */
export function handleRequests({ app, coSign, signedIn }: IpcContext): void {
  handle('requests:take', signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const taken = takeRequest(open.db, request, { by: staff.staffNumber, at: now() }, random)
    if (!taken.ok) return taken
    void open.sync.wake()
    return shown(open, request.requestId)
  })
  handle('requests:act', signedIn, async (act, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const fault = actFault(open.db, act, now())
    if (fault) return err(fault)
    if (!mayAct(staff.role, act)) {
      if (coSign.isAsking()) return err({ code: 'not-now' })
      const request = findRequest(open.db, act.requestId)
      if (!request) return err({ code: 'request-unknown' })
      const { requestId, memberId } = request
      const asked = { actId: randomUUID(), requestId, memberId, askedBy: staff.staffNumber, madeAt: now() }
      const waiting = { ...asked, act: JSON.stringify(act) }
      keepAct(open.db, waiting)
      return ok(await coSign.ask(requestQuestion(waiting, random)))
    }
    const done = actOnRequest(open.db, act, { by: staff.staffNumber, at: now() }, random)
    if (!done.ok) return done
    void open.sync.wake()
    return ok({ outcome: 'done' })
  })
  handle('requests:copy', signedIn, async ({ requestId }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const at = new Date()
    const saved = await saveFile({
      name: fileNameOf('data-copy', at),
      extension: 'json',
      content: async () => {
        const by = { by: staff.staffNumber, at: at.toISOString() }
        const copy = memberCopy(open.db, requestId, by, random)
        return copy.ok ? ok(`${JSON.stringify(copy.value, null, 2)}\n`) : copy
      },
    })
    void open.sync.wake()
    return saved.ok ? ok({ savedAs: saved.value }) : saved
  })
  handle('requests:list', signedIn, () => {
    const open = app.open()
    return open ? ok(listRequests(open.db, now())) : err({ code: 'not-now' })
  })
  handle('requests:show', signedIn, ({ requestId }) => {
    const open = app.open()
    return open ? shown(open, requestId) : err({ code: 'not-now' })
  })
}
