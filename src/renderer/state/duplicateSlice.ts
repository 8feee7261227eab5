import type { Bridge, Request, Response } from '../../contract/ipc/channels.ts'
import type { DuplicateHit } from '../../contract/ipc/duplicates.ts'
import { ask } from './ask.ts'
import type { Fields } from './field.ts'
import type { Slice } from './store.ts'
import { problemsIn, typedFacts } from './typedFacts.ts'

/** Whether the customer in the form is a member already, in some store. */
export interface DuplicateSlice {
  duplicateHits: DuplicateHit[]
  /** Cards that another counter had given too, with those that took their place. */
  cardsMadeAnew: Response<'members:cardsMadeAnew'>
  /** Asks about what is valid in the form by now. */
  checkDuplicates(): Promise<void>
  loadCardsMadeAnew(): Promise<void>
}

/** What can be asked of a form as it stands. */
export function askable(fields: Fields): Request<'duplicates:check'> {
  const { number, nationality, phone } = typedFacts(fields)
  const problems = problemsIn(fields)
  const document = problems.number || problems.nationality ? null : { number, nationality }
  return { document, phone: problems.phone ? null : phone }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export const duplicateSlice =
  (bridge: Bridge): Slice<DuplicateSlice> =>
  (set, get) => ({
    duplicateHits: [],
    cardsMadeAnew: [],
    checkDuplicates: async () => {
      const asked = askable(get().fields)
      if (!asked.document && !asked.phone) return set({ duplicateHits: [] })
      const reply = await ask(bridge, 'duplicates:check', asked)
      // The form may be another one by now, and is asked about by itself.
      if (reply.ok && isSame(asked, askable(get().fields))) set({ duplicateHits: reply.value.hits })
    },
    loadCardsMadeAnew: async () => {
      const reply = await ask(bridge, 'members:cardsMadeAnew', {})
      if (reply.ok) set({ cardsMadeAnew: reply.value })
    },
  })
