import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Language, type Messages, messages } from '../i18n/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: Messages }
  }
}

/** Both languages are bundled, so a switch shows at once. React escapes what it renders; i18next need not. */
export function createI18n(language: Language): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    defaultNS: 'app',
    resources: { vi: { app: messages.vi }, en: { app: messages.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}
