import type { Bridge, Request, Response } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { consentersNeeded } from '../../domain/consent/children.ts'
import { factNames } from '../../domain/member/facts.ts'
import { receiptSheet } from '../print/receiptSheet.ts'
import { ask } from './ask.ts'
import { noConsent, noticeLanguage } from './consentSlice.ts'
import { emptyFields } from './field.ts'
import { type Obstacle, obstaclesOf } from './obstacles.ts'
import type { AppStore, Slice } from './store.ts'
import { factsOf } from './typedFacts.ts'

export type MemberSummary = Response<'members:enrol'>
export type ConsentReceipt = Response<'members:consentReceipt'>

/** What becomes of what stands otherwise than a document says for certain. */
export interface Override {
  /** For the supervisor to read. */
  reason: string
  /** Enrols as the document says, and lets the change wait; else a supervisor is asked now. */
  waits: boolean
}

export interface SaveSlice {
  /** One for each form, and kept when saving is tried again: main stores it once however often it is asked. */
  enrolmentId: string
  stage: 'editing' | 'saving'
  /** True once saving was tried: from then on every field shows what is wrong with it. */
  tried: boolean
  saveFault: Fault | null
  saved: MemberSummary | null
  /** What was saved is as the document says, and what the form said otherwise waits for a supervisor. */
  changeWaits: boolean
  /** Saves, or gives what is in the way. Pressing again while it runs does nothing. */
  save(override?: Override): Promise<Obstacle[]>
  /** A fresh form for the next customer; nothing of the last one stays in memory. */
  startForm(): void
  clearSaveFault(): void
  fetchReceipt(): Promise<void>
  /** The receipt of a member who was found, as the customer's own right; gives what went wrong. */
  fetchReceiptOf(memberId: string): Promise<Fault | null>
}

/** Everything of one customer, empty. */
const blankForm = () => ({
  enrolmentId: crypto.randomUUID() as string,
  stage: 'editing' as const,
  tried: false,
  saveFault: null,
  saved: null,
  changeWaits: false,
  overrides: null,
  fields: emptyFields(),
  left: {},
  document: { status: 'none' as const },
  ...noConsent(),
})

export const todayByClock = () => {
  const now = new Date()
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export const judge = (state: AppStore): Obstacle[] =>
  obstaclesOf(
    {
      ...state,
      noticeVersion: state.notices[noticeLanguage(state)]?.version ?? null,
      supervised: state.app.phase === 'ready' && state.app.staff.role === 'supervisor',
    },
    todayByClock(),
  )

/** True when leaving the form now would throw away something that somebody entered. */
export const isStarted = (state: AppStore) =>
  !state.saved &&
  (state.document.status !== 'none' ||
    state.purposes.length > 0 ||
    state.method !== null ||
    factNames.some(name => state.fields[name].text !== ''))

const representativeOf = (
  { representative: { fullName, relation, childConsented } }: AppStore,
  own: boolean,
) => relation && { fullName, relation, childConsented: own ? childConsented : null }

const requestOf = (state: AppStore): Request<'members:enrol'> | null => {
  const facts = factsOf(state.fields)
  const notice = state.notices[noticeLanguage(state)]
  if (!facts || !notice || !state.method) return null
  const needed = consentersNeeded(facts.dateOfBirth, todayByClock())
  return {
    enrolmentId: state.enrolmentId,
    facts,
    consent: {
      purposes: state.purposes,
      noticeVersion: notice.version,
      language: notice.language,
      method: state.method,
    },
    ...(state.signature ? { signature: state.signature } : {}),
    ...(needed.representative ? { representative: representativeOf(state, needed.own) } : {}),
  }
}

export const saveSlice =
  (bridge: Bridge): Slice<SaveSlice> =>
  (set, get) => ({
    enrolmentId: crypto.randomUUID(),
    stage: 'editing',
    tried: false,
    saveFault: null,
    saved: null,
    changeWaits: false,
    save: async override => {
      if (get().stage === 'saving' || get().saved) return []
      const obstacles = judge(get())
      const request = requestOf(get())
      set({ tried: true, saveFault: null })
      if (obstacles.some(obstacle => obstacle.at === 'notice')) void get().loadNotices()
      if (obstacles.length > 0 || !request) return obstacles
      set({ stage: 'saving' })
      const reply = await ask(bridge, 'members:enrol', {
        ...request,
        ...(override ? { overrideReason: override.reason, overrideWaits: override.waits } : {}),
      })
      if (get().enrolmentId !== request.enrolmentId) return []
      if (reply.ok) {
        const { enrolmentId, members } = get()
        // Sending may have begun, and been told, before this answer came: what was told later is newer.
        const told = members?.find(row => row.memberId === reply.value.memberId)
        set({
          ...blankForm(),
          enrolmentId,
          saved: told ?? reply.value,
          changeWaits: override?.waits ?? false,
        })
        if (!told) get().putMember(reply.value)
        if (override?.waits) void get().loadProposals()
        return []
      }
      set({ stage: 'editing', saveFault: reply.fault })
      if (reply.fault.code === 'override-unapproved') await get().loadOverrides()
      if (reply.fault.code === 'notice-outdated') {
        set({ ...noConsent(), representative: get().representative })
        await get().loadNotices()
      }
      return []
    },
    startForm: () => set(blankForm()),
    clearSaveFault: () => set({ saveFault: null, tried: false }),
    fetchReceipt: async () => {
      const { saved } = get()
      if (!saved) return
      const reply = await ask(bridge, 'members:consentReceipt', {
        memberId: saved.memberId,
        purpose: 'service',
      })
      if (get().saved?.memberId !== saved.memberId) return
      if (reply.ok) get().showSheet(receiptSheet(reply.value))
      else set({ saveFault: reply.fault })
    },
    fetchReceiptOf: async memberId => {
      const reply = await ask(bridge, 'members:consentReceipt', { memberId, purpose: 'rights-request' })
      if (!reply.ok) return reply.fault
      get().showSheet(receiptSheet(reply.value))
      return null
    },
  })
