import type { Parsed } from '../../contract/ipc/channels.ts'
import { incidentsOf } from '../../domain/incident/incident.ts'
import { err, ok } from '../../domain/result.ts'
import { registerEvents } from '../../store/registers/events.ts'
import { addressesOf, listAffected } from '../incidents/affected.ts'
import {
  closeIncident,
  informOfIncident,
  noteOnIncident,
  openIncident,
  scopeIncident,
} from '../incidents/recordIncident.ts'
import { random } from '../random.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

const acts = {
  'incidents:open': openIncident,
  'incidents:scope': scopeIncident,
  'incidents:inform': informOfIncident,
  'incidents:note': noteOnIncident,
  'incidents:close': closeIncident,
}
type Act = keyof typeof acts

/** Serves one act on an incident: written down, told to headquarters, and given as it stands then. */
function handleAct<C extends Act>({ app, signedIn }: IpcContext, channel: C): void {
  const perform = acts[channel] as (
    ...asked: [
      db: Parameters<typeof openIncident>[0],
      request: Parsed<C>,
      doer: Parameters<typeof openIncident>[2],
    ]
  ) => ReturnType<typeof openIncident>
  handle<Act>(channel, signedIn, (request, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const at = new Date().toISOString()
    const done = perform(open.db, request as Parsed<C>, { by: staff.staffNumber, at, random })
    if (!done.ok) return err({ code: done.error })
    void open.sync.wake()
    return ok(done.value)
  })
}

/** The breach workbook: what happened, whom it concerns, who was told, and how it ended. */
export function handleIncidents(context: IpcContext): void {
  const { app, sheet, signedIn } = context
  for (const channel of Object.keys(acts) as Act[]) handleAct(context, channel)
  handle('incidents:list', signedIn, () => {
    const open = app.open()
    if (!open) return err({ code: 'not-now' })
    const { storeCode, deviceId } = open.counter
    return ok({
      storeCode,
      deviceId,
      incidents: incidentsOf(registerEvents(open.db, 'incident')),
    })
  })
  handle('incidents:affected', signedIn, asked => {
    const open = app.open()
    return open ? ok(listAffected(open.db, asked)) : err({ code: 'not-now' })
  })
  handle('incidents:addresses', signedIn, (asked, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const doer = { by: staff.staffNumber, at: new Date().toISOString(), random }
    const given = addressesOf(open.db, asked, doer)
    if (!given.ok) return err({ code: given.error })
    sheet.give({ kind: 'letter', onIt: given.value.onIt }, staff)
    void open.sync.wake()
    return ok(given.value.page)
  })
}
