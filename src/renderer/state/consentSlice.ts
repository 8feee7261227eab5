import type * as z from 'zod'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Notice } from '../../contract/ipc/member.ts'
import type { ConsentMethod, Purpose } from '../../domain/consent/consent.ts'
import type { Language } from '../../i18n/index.ts'
import { languages } from '../../i18n/index.ts'
import { ask } from './ask.ts'
import type { Slice } from './store.ts'

export interface ConsentSlice {
  notices: Partial<Record<Language, z.output<typeof Notice>>>
  /** None is ever ticked beforehand: silence is not consent. */
  purposes: Purpose[]
  method: ConsentMethod | null
  /**
   * The language in which the customer got the notice. It follows the screen until the first tick, and stays then:
   * a clerk who switches the screen does not change what the customer read.
   */
  readIn: Language | null
  loadNotices(): Promise<void>
  toggle(purpose: Purpose): void
  setMethod(method: ConsentMethod): void
  /** The consents ticked so far were given to another text: they are asked again. */
  setNoticeLanguage(language: Language): void
  restoreConsent(before: Pick<ConsentSlice, 'purposes' | 'method' | 'readIn'>): void
}

export const noticeLanguage = (state: { readIn: Language | null; language: Language }) =>
  state.readIn ?? state.language

export const consentSlice =
  (bridge: Bridge): Slice<ConsentSlice> =>
  (set, get) => ({
    notices: {},
    purposes: [],
    method: null,
    readIn: null,
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
      set({ purposes: given, readIn: noticeLanguage(get()) })
    },
    setMethod: method => set({ method }),
    setNoticeLanguage: language => {
      if (language !== noticeLanguage(get())) set({ purposes: [], method: null })
      set({ readIn: language })
    },
    restoreConsent: ({ purposes, method, readIn }) => set({ purposes, method, readIn }),
  })
