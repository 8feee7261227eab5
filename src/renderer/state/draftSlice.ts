import type * as z from 'zod'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Draft, KeptDraft } from '../../contract/ipc/draft.ts'
import { factNames } from '../../domain/member/facts.ts'
import { ask } from './ask.ts'
import { noConsent } from './consentSlice.ts'
import { isStarted } from './saveSlice.ts'
import type { AppStore, Slice } from './store.ts'

/** The form as it stands, kept in the encrypted store by main: no lock, crash or change of staff loses it. */
export interface DraftSlice {
  /** A form that was left unfinished; somebody decides about it before the next customer. */
  keptDraft: z.output<typeof KeptDraft> | null
  loadDraft(): Promise<void>
  keepDraft(): Promise<void>
  resumeDraft(): void
  /** Throws the kept draft away, here and in the store. */
  dropKeptDraft(): Promise<void>
  /** Throws the form away, and its draft with it. */
  discardForm(): Promise<void>
}

const draftOf = (state: AppStore): Draft => ({
  enrolmentId: state.enrolmentId,
  fields: state.fields,
  consent: {
    purposes: state.purposes,
    method: state.method,
    readIn: state.readIn,
    onPad: state.onPad,
    signature: state.signature,
    representative: state.representative,
  },
})

const holdsText = (state: AppStore) => factNames.some(name => state.fields[name].text !== '')

export const draftSlice =
  (bridge: Bridge): Slice<DraftSlice> =>
  (set, get) => ({
    keptDraft: null,
    loadDraft: async () => {
      const reply = await ask(bridge, 'drafts:current', {})
      if (reply.ok && reply.value && !isStarted(get())) set({ keptDraft: reply.value })
    },
    keepDraft: async () => {
      const state = get()
      if (state.app.phase !== 'ready' || !isStarted(state) || !holdsText(state) || state.keptDraft) return
      await ask(bridge, 'drafts:keep', draftOf(state))
    },
    resumeDraft: () => {
      const { keptDraft } = get()
      if (!keptDraft) return
      const { enrolmentId, fields, consent } = keptDraft.draft
      get().startForm()
      const { onPad = false, signature = null, representative = noConsent().representative } = consent
      const { purposes, method, readIn } = consent
      get().restoreConsent({ purposes, method, readIn, onPad, signature, representative })
      set({ enrolmentId, fields, keptDraft: null })
    },
    dropKeptDraft: async () => {
      const { keptDraft } = get()
      if (!keptDraft) return
      set({ keptDraft: null })
      await ask(bridge, 'drafts:drop', { enrolmentId: keptDraft.draft.enrolmentId })
    },
    discardForm: async () => {
      const { enrolmentId, startForm } = get()
      startForm()
      await ask(bridge, 'drafts:drop', { enrolmentId })
    },
  })
