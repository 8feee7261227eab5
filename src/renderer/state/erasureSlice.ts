import type { ErasureProof } from '../../contract/ipc/cancel.ts'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** Which places have signed that a member who left is erased there. */
export interface ErasureSlice {
  /** Null while it is asked for, and where main refused. */
  erasureProof: ErasureProof | null
  erasureFault: Fault | null
  loadErasureProof(memberId: string): Promise<void>
}

export const erasureSlice =
  (bridge: Bridge): Slice<ErasureSlice> =>
  (set, get) => ({
    erasureProof: null,
    erasureFault: null,
    loadErasureProof: async memberId => {
      if (get().erasureProof?.memberId !== memberId) set({ erasureProof: null, erasureFault: null })
      const reply = await ask(bridge, 'members:erasureProof', { memberId })
      const { place } = get()
      if (place.page !== 'member' || place.memberId !== memberId) return
      set(reply.ok ? { erasureProof: reply.value, erasureFault: null } : { erasureFault: reply.fault })
    },
  })
