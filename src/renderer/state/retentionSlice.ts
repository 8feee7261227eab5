import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** How long members' facts stay on this machine once headquarters has confirmed them: what holds, and changing it. */
export interface RetentionSlice {
  /** Null until main has said. */
  retainDays: number | null
  retentionBusy: boolean
  retentionFault: Fault | null
  /** What was asked for here holds from now on. */
  retentionSet: boolean
  /** Puts away what was said earlier, and asks what holds. */
  loadRetention(): Promise<void>
  setRetention(days: number): Promise<void>
  forgetRetention(): void
}

const nothingSaid = { retentionFault: null, retentionSet: false }

export const retentionSlice =
  (bridge: Bridge): Slice<RetentionSlice> =>
  (set, get) => ({
    ...nothingSaid,
    retainDays: null,
    retentionBusy: false,
    loadRetention: async () => {
      set(nothingSaid)
      const reply = await ask(bridge, 'retention:days', {})
      set(reply.ok ? { retainDays: reply.value.days } : { retentionFault: reply.fault })
    },
    setRetention: async days => {
      if (get().retentionBusy) return
      set({ ...nothingSaid, retentionBusy: true })
      const reply = await ask(bridge, 'retention:set', { days })
      set({ retentionBusy: false })
      set(reply.ok ? { retainDays: reply.value.days, retentionSet: true } : { retentionFault: reply.fault })
    },
    forgetRetention: () => set({ ...nothingSaid, retainDays: null }),
  })
