import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { StaffHere } from '../../contract/ipc/staff.ts'
import type { Role } from '../../domain/staff/roles.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** People at the counter: their PINs, and the lock when nobody is there. */
export interface StaffSlice {
  /** Seconds until the counter locks; null while somebody is there. */
  idleSeconds: number | null
  changingPin: boolean
  pinBusy: boolean
  pinFault: Fault | null
  people: StaffHere | null
  peopleFault: Fault | null
  /** A PIN that was made for somebody: shown once, never asked for again. */
  madePin: { staffNumber: string; name: string; pin: string; isFirst: boolean } | null
  /** Why somebody was not added or dismissed. */
  rosterFault: Fault | null
  setIdle(secondsLeft: number | null): void
  touch(): void
  openPinChange(open: boolean): void
  /** Resolves to whether it was changed. */
  changePin(pin: string, newPin: string): Promise<boolean>
  loadPeople(): Promise<void>
  resetPin(staffNumber: string, name: string): Promise<void>
  /** [JOI6] At a counter that stands alone. Resolves to whether they were added, or dismissed. */
  addStaff(person: { staffNumber: string; name: string; role: Role }): Promise<boolean>
  dismissStaff(staffNumber: string): Promise<boolean>
  forgetRosterFault(): void
  forgetPin(): void
  forgetStaff(): void
}

const nobody = {
  idleSeconds: null,
  changingPin: false,
  pinBusy: false,
  pinFault: null,
  people: null,
  peopleFault: null,
  madePin: null,
  rosterFault: null,
}

export const staffSlice =
  (bridge: Bridge): Slice<StaffSlice> =>
  (set, get) => ({
    ...nobody,
    setIdle: idleSeconds => set({ idleSeconds }),
    touch: () => void ask(bridge, 'staff:touch', {}),
    openPinChange: open => set({ changingPin: open, pinFault: null }),
    changePin: async (pin, newPin) => {
      if (get().pinBusy) return false
      set({ pinBusy: true, pinFault: null })
      const reply = await ask(bridge, 'staff:changePin', { pin, newPin })
      set({ pinBusy: false, pinFault: reply.ok ? null : reply.fault })
      return reply.ok
    },
    loadPeople: async () => {
      const reply = await ask(bridge, 'staff:here', {})
      set(reply.ok ? { people: reply.value, peopleFault: null } : { peopleFault: reply.fault })
    },
    resetPin: async (staffNumber, name) => {
      if (get().pinBusy) return
      set({ pinBusy: true, peopleFault: null, madePin: null })
      const reply = await ask(bridge, 'staff:resetPin', { staffNumber })
      set({ pinBusy: false })
      if (reply.ok) set({ madePin: { staffNumber, name, pin: reply.value.pin, isFirst: false } })
      else set({ peopleFault: reply.fault })
      await get().loadPeople()
    },
    addStaff: async person => {
      if (get().pinBusy) return false
      set({ pinBusy: true, rosterFault: null, madePin: null })
      const reply = await ask(bridge, 'staff:add', person)
      set({ pinBusy: false, rosterFault: reply.ok ? null : reply.fault })
      if (!reply.ok) return false
      const { staffNumber, name } = person
      set({ madePin: { staffNumber, name, pin: reply.value.pin, isFirst: true } })
      await get().loadPeople()
      return true
    },
    dismissStaff: async staffNumber => {
      if (get().pinBusy) return false
      set({ pinBusy: true, rosterFault: null })
      const reply = await ask(bridge, 'staff:dismiss', { staffNumber })
      set({ pinBusy: false, rosterFault: reply.ok ? null : reply.fault })
      if (reply.ok) await get().loadPeople()
      return reply.ok
    },
    forgetRosterFault: () => set({ rosterFault: null }),
    forgetPin: () => set({ madePin: null }),
    forgetStaff: () => set(nobody),
  })
