import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { StaffHere } from '../../contract/ipc/staff.ts'
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
  madePin: { staffNumber: string; name: string; pin: string } | null
  setIdle(secondsLeft: number | null): void
  touch(): void
  openPinChange(open: boolean): void
  /** Resolves to whether it was changed. */
  changePin(pin: string, newPin: string): Promise<boolean>
  loadPeople(): Promise<void>
  resetPin(staffNumber: string, name: string): Promise<void>
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
      if (reply.ok) set({ madePin: { staffNumber, name, pin: reply.value.pin } })
      else set({ peopleFault: reply.fault })
      await get().loadPeople()
    },
    forgetPin: () => set({ madePin: null }),
    forgetStaff: () => set(nobody),
  })
