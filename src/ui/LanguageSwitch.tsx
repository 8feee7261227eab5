import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, languages } from '../i18n/index.ts'
import { Segments } from './Segments.tsx'

interface LanguageSwitchProps {
  language: Language
  onChange(language: Language): void
}

/** Changes the language of the whole screen, at once. */
export function LanguageSwitch({ language, onChange }: LanguageSwitchProps): ReactNode {
  const { t } = useTranslation()
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
      onChange={onChange}
      compact
    />
  )
}
