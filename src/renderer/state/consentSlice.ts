import type * as z from 'zod'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Notice } from '../../contract/ipc/member.ts'
import { type ConsentMethod, consentMethods, type Purpose } from '../../domain/consent/consent.ts'
import type { Relation, Signature } from '../../domain/consent/evidence.ts'
import type { Language } from '../../i18n/index.ts'
import { languages } from '../../i18n/index.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

/** How the customer agrees, as the clerk chooses: a signature is on the pad or on paper. */
export const consentWays = ['pad', ...consentMethods] as const
export type ConsentWay = (typeof consentWays)[number]

/** Who consents for a child, as typed so far. */
export interface TypedRepresentative {
  fullName: string
  relation: Relation | null
  childConsented: boolean
}

/** Nothing agreed to, nobody named. */
export const noConsent = () => ({
  purposes: [] as Purpose[],
  method: null,
  readIn: null,
  onPad: false,
  signature: null,
  representative: { fullName: '', relation: null, childConsented: false },
})

export interface ConsentSlice {
  notices: Partial<Record<Language, z.output<typeof Notice>>>
  /** None is ever ticked beforehand: silence is not consent. */
  purposes: Purpose[]
  method: ConsentMethod | null
  /** The signature is given on the pad, not on paper. */
  onPad: boolean
  /** It stands beneath these very consents: ticking another one takes it away. */
  signature: Signature | null
  representative: TypedRepresentative
  /**
   * The language in which the customer got the notice. It follows the screen until the first tick, and stays then:
   * a clerk who switches the screen does not change what the customer read.
   */
  readIn: Language | null
  loadNotices(): Promise<void>
  toggle(purpose: Purpose): void
  setMethod(way: ConsentWay): void
  sign(signature: Signature | null): void
  setRepresentative(part: Partial<TypedRepresentative>): void
  /** The consents ticked so far were given to another text: they are asked again. */
  setNoticeLanguage(language: Language): void
  restoreConsent(before: Pick<ConsentSlice, GivenConsent>): void
}

type GivenConsent = 'purposes' | 'method' | 'readIn' | 'onPad' | 'signature' | 'representative'

export const wayOf = ({ method, onPad }: Pick<ConsentSlice, 'method' | 'onPad'>): ConsentWay | null =>
  onPad ? 'pad' : method

export const noticeLanguage = (state: { readIn: Language | null; language: Language }) =>
  state.readIn ?? state.language

export const consentSlice =
  (bridge: Bridge): Slice<ConsentSlice> =>
  (set, get) => ({
    notices: {},
    ...noConsent(),
    loadNotices: async () => {
      for (const language of languages) {
        const reply = await ask(bridge, 'notices:current', { language })
        if (reply.ok) set({ notices: { ...get().notices, [language]: reply.value } })
      }
    },
    toggle: purpose => {
      const { purposes } = get()
      const given = purposes.includes(purpose)
        ? purposes.filter(other => other !== purpose)
        : [...purposes, purpose]
      set({ purposes: given, readIn: noticeLanguage(get()), signature: null })
    },
    setMethod: way =>
      set({ method: way === 'pad' ? 'signature' : way, onPad: way === 'pad', signature: null }),
    sign: signature => set({ signature }),
    setRepresentative: part => set({ representative: { ...get().representative, ...part } }),
    setNoticeLanguage: language => {
      if (language !== noticeLanguage(get())) {
        const { representative } = get()
        set({ ...noConsent(), representative })
      }
      set({ readIn: language })
    },
    restoreConsent: ({ purposes, method, readIn, onPad, signature, representative }) =>
      set({ purposes, method, readIn, onPad, signature, representative }),
  })
