import type { Bridge, Channel, Request } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { Affected, AffectedAddresses, IncidentPlace } from '../../contract/ipc/incident.ts'
import type { IncidentRecord } from '../../contract/register/incidentRecord.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

export type IncidentAct = Extract<
  Channel,
  'incidents:open' | 'incidents:scope' | 'incidents:inform' | 'incidents:note' | 'incidents:close'
>

/** The breach workbook. */
export interface IncidentSlice {
  /** Null until it was asked for; a clerk never asks. */
  incidents: IncidentPlace | null
  incidentFault: Fault | null
  incidentBusy: boolean
  loadIncidents(): Promise<void>
  /** Does something to an incident; resolves to it as it stands then, or null with the fault told. */
  actOnIncident<C extends IncidentAct>(act: C, request: Request<C>): Promise<IncidentRecord | null>
  findAffected(request: Request<'incidents:affected'>): Promise<Affected | null>
  /** Names and addresses for letters: each is written into the access register. */
  askAddresses(request: Request<'incidents:addresses'>): Promise<AffectedAddresses | null>
  clearIncidentFault(): void
  forgetIncidents(): void
}

const nothing = { incidents: null, incidentFault: null, incidentBusy: false }

export const incidentSlice =
  (bridge: Bridge): Slice<IncidentSlice> =>
  (set, get) => {
    /** One thing at a time: a second press meanwhile does nothing. */
    const work = async <C extends Channel, T>(channel: C, request: Request<C>): Promise<T | null> => {
      if (get().incidentBusy) return null
      set({ incidentBusy: true, incidentFault: null })
      const reply = await ask(bridge, channel, request)
      set({ incidentBusy: false, incidentFault: reply.ok ? null : reply.fault })
      return reply.ok ? (reply.value as T) : null
    }
    return {
      ...nothing,
      loadIncidents: async () => {
        const { app } = get()
        if (app.phase !== 'ready' || app.staff.role !== 'supervisor') return set({ incidents: null })
        const reply = await ask(bridge, 'incidents:list', {})
        if (reply.ok) set({ incidents: reply.value })
        else if (get().place.page === 'incidents') set({ incidentFault: reply.fault })
      },
      actOnIncident: async (act, request) => {
        const done = await work<typeof act, IncidentRecord>(act, request)
        if (done) await get().loadIncidents()
        return done
      },
      findAffected: request => work<'incidents:affected', Affected>('incidents:affected', request),
      askAddresses: request => work<'incidents:addresses', AffectedAddresses>('incidents:addresses', request),
      clearIncidentFault: () => set({ incidentFault: null }),
      forgetIncidents: () => set(nothing),
    }
  }
