import type { ProposalOutcome } from '../../contract/ipc/approval.ts'
import type { Bridge, Request } from '../../contract/ipc/channels.ts'
import type { DisclosureEntry, HandedOver } from '../../contract/ipc/disclosure.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

export type DisclosureFilter = Omit<Request<'disclosures:list'>, 'skip'>

/** The register of what state agencies demand. */
export interface DisclosureSlice {
  disclosureFilter: DisclosureFilter
  /** Null while none have come. */
  disclosures: DisclosureEntry[] | null
  moreDisclosures: boolean
  disclosureBusy: boolean
  disclosureFault: Fault | null
  disclosureOutcome: ProposalOutcome['outcome'] | null
  /** What was handed over just now, with the passphrase; gone for good once it is put away. */
  handedOver: HandedOver | null
  loadDisclosures(filter: DisclosureFilter): Promise<void>
  loadMoreDisclosures(): Promise<void>
  /** Resolves to whether it is in the register. */
  requestDisclosure(request: Request<'disclosures:request'>): Promise<boolean>
  decideDisclosure(disclosureId: string): Promise<void>
  exportDisclosure(disclosureId: string): Promise<void>
  putAwayPassphrase(): void
  forgetDisclosures(): void
}

export const anyDisclosure: DisclosureFilter = { text: '', state: null, memberId: null }

const nothing = {
  disclosureFilter: anyDisclosure,
  disclosures: null,
  moreDisclosures: false,
  disclosureBusy: false,
  disclosureFault: null,
  disclosureOutcome: null,
  handedOver: null,
}

export const disclosureSlice =
  (bridge: Bridge): Slice<DisclosureSlice> =>
  (set, get) => {
    const load = async (filter: DisclosureFilter, skip: number) => {
      set({ disclosureFilter: filter })
      const reply = await ask(bridge, 'disclosures:list', { ...filter, skip })
      if (get().disclosureFilter !== filter) return
      if (!reply.ok) return set({ disclosureFault: reply.fault })
      const before = skip === 0 ? [] : (get().disclosures ?? [])
      set({ disclosures: [...before, ...reply.value.entries], moreDisclosures: reply.value.more })
    }
    /** One act at a time; a second press of the same button does nothing. */
    const act = async <T>(work: () => Promise<T>): Promise<T | null> => {
      if (get().disclosureBusy) return null
      set({ disclosureBusy: true, disclosureFault: null, disclosureOutcome: null })
      try {
        return await work()
      } finally {
        set({ disclosureBusy: false })
        await load({ ...get().disclosureFilter }, 0)
      }
    }
    const askSupervisor = async <C extends 'disclosures:request' | 'approvals:decide'>(
      channel: C,
      request: Request<C>,
    ): Promise<boolean> => {
      const reply = await ask(bridge, channel, request)
      if (reply.ok) set({ disclosureOutcome: (reply.value as ProposalOutcome).outcome })
      else set({ disclosureFault: reply.fault })
      return reply.ok
    }
    return {
      ...nothing,
      loadDisclosures: filter => load({ ...filter }, 0),
      loadMoreDisclosures: () => load(get().disclosureFilter, get().disclosures?.length ?? 0),
      requestDisclosure: async request =>
        (await act(() => askSupervisor('disclosures:request', request))) ?? false,
      decideDisclosure: async questionId =>
        void (await act(() => askSupervisor('approvals:decide', { questionId }))),
      exportDisclosure: async disclosureId =>
        void (await act(async () => {
          const reply = await ask(bridge, 'disclosures:export', { disclosureId })
          set(reply.ok ? { handedOver: reply.value } : { disclosureFault: reply.fault })
        })),
      putAwayPassphrase: () => set({ handedOver: null }),
      forgetDisclosures: () => set(nothing),
    }
  }
