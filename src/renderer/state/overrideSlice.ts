import type { Bridge, Response } from '../../contract/ipc/channels.ts'
import { ask } from './ask.ts'
import { shownAs } from './field.ts'
import type { Slice } from './store.ts'
import { factsOf } from './typedFacts.ts'

export type Overrides = Response<'members:overrides'>

/** What stands in the form otherwise than a document said for certain: a supervisor approves it, or it is taken back. */
export interface OverrideSlice {
  /** Null while nobody has to decide. */
  overrides: Overrides | null
  loadOverrides(): Promise<void>
  /** Puts back what the documents said. */
  takeRead(): void
  leaveOverrides(): void
}

export const overrideSlice =
  (bridge: Bridge): Slice<OverrideSlice> =>
  (set, get) => ({
    overrides: null,
    loadOverrides: async () => {
      const { enrolmentId, fields } = get()
      const facts = factsOf(fields)
      if (!facts) return
      const reply = await ask(bridge, 'members:overrides', { facts })
      if (get().enrolmentId !== enrolmentId) return
      if (reply.ok) set({ overrides: reply.value })
      else set({ saveFault: reply.fault })
    },
    takeRead: () => {
      for (const { fact, from } of get().overrides ?? []) get().type(fact, shownAs(fact, from ?? ''))
      set({ overrides: null, saveFault: null })
    },
    leaveOverrides: () => set({ overrides: null, saveFault: null }),
  })
