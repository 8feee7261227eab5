import { type OptionsFilter, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Country, countriesIn, findCountries } from '../countries.ts'
import { useApp } from '../state/useApp.ts'
import { FactFrame, type FactMessage } from './FactFrame.tsx'
import styles from './Facts.module.css'

const byNameOrCode: OptionsFilter = ({ options, search }) => findCountries(options as Country[], search)

/** Nationality, found by typing a part of its name in either language, or its code. */
export function FactNationality({ message }: { message: FactMessage | null }): ReactNode {
  const { t } = useTranslation()
  const field = useApp(state => state.fields.nationality)
  const language = useApp(state => state.language)
  const type = useApp(state => state.type)
  const leave = useApp(state => state.leave)
  const busy = useApp(state => state.stage === 'saving')
  return (
    <FactFrame name="nationality" field={field} message={message}>
      <Select
        id="fact-nationality"
        value={field.text === '' ? null : field.text}
        data={countriesIn(language)}
        filter={byNameOrCode}
        onChange={code => type('nationality', code ?? '')}
        onBlur={() => leave('nationality')}
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        allowDeselect={false}
        limit={60}
        withScrollArea={false}
        comboboxProps={{ withinPortal: false }}
        classNames={{ options: styles.options ?? '' }}
        size="md"
        disabled={busy}
        placeholder={t('facts.hint.nationality')}
        nothingFoundMessage={t('facts.noCountry')}
        error={message?.tone === 'bad'}
        autoComplete="off"
        spellCheck={false}
        aria-describedby="fact-nationality-mark fact-nationality-message"
      />
    </FactFrame>
  )
}
