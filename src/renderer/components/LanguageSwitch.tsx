import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../i18n/index.ts'
import { useApp } from '../state/useApp.ts'
import { Segments } from './Segments.tsx'

/** Changes the language of the whole screen, at once. */
export function LanguageSwitch(): ReactNode {
  const { t } = useTranslation()
  const language = useApp(state => state.language)
  const setLanguage = useApp(state => state.setLanguage)
  return (
    <Segments
      label={t('shell.language')}
      id="language"
      value={language}
      options={languages.map(value => ({
        value,
        label: value.toUpperCase(),
        name: t(`shell.languageName.${value}`),
        lang: value,
      }))}
      onChange={setLanguage}
      compact
    />
  )
}
