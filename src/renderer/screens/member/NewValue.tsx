import { Input, type OptionsFilter, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactName, type Gender, genders } from '../../../domain/member/facts.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { type Country, countriesIn, findCountries } from '../../countries.ts'
import { dateEntry } from '../../input/dateEntry.ts'
import type { CorrectionForm } from '../../state/correctionForm.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Correction.module.css'

const byNameOrCode: OptionsFilter = ({ options, search }) => findCountries(options as Country[], search)

interface NewValueProps {
  fact: FactName
  form: CorrectionForm
  problem: string | undefined
}

function Field({ fact, form, problem }: NewValueProps): ReactNode {
  const { t } = useTranslation()
  const language = useApp(state => state.language)
  const edit = useApp(state => state.editCorrection)
  const text = form.texts[fact] ?? ''
  const id = `new-${fact}`
  const label = `${t('correction.after')}: ${t(`facts.name.${fact}`)}`
  const type = (value: string) => edit({ texts: { ...form.texts, [fact]: value } })
  if (fact === 'gender')
    return (
      <Segments
        id={id}
        label={label}
        value={text as Gender | ''}
        options={genders.map(value => ({ value, label: t(`facts.gender.${value}`) }))}
        onChange={type}
        describedBy={`${id}-problem`}
        invalid={problem !== undefined}
      />
    )
  const shared = {
    id,
    size: 'md' as const,
    'aria-label': label,
    'aria-invalid': problem !== undefined,
    'aria-describedby': `${id}-problem`,
    error: problem !== undefined,
    autoComplete: 'off',
    spellCheck: false,
  }
  if (fact === 'nationality')
    return (
      <Select
        {...shared}
        value={text === '' ? null : text}
        data={countriesIn(language)}
        filter={byNameOrCode}
        onChange={code => type(code ?? '')}
        searchable
        openOnFocus={false}
        selectFirstOptionOnChange
        allowDeselect={false}
        limit={60}
        withScrollArea={false}
        classNames={{ options: styles.options ?? '' }}
        nothingFoundMessage={t('facts.noCountry')}
      />
    )
  return (
    <Input
      {...shared}
      value={text}
      placeholder={t(`facts.hint.${fact}`)}
      inputMode={fact === 'dateOfBirth' ? 'numeric' : 'text'}
      onChange={event => {
        const now = event.currentTarget.value
        type(fact === 'dateOfBirth' ? dateEntry(text, now) : now)
      }}
    />
  )
}

/** What a fact is to be, with one line for what is wrong with it. */
export function NewValue(props: NewValueProps): ReactNode {
  const { t } = useTranslation()
  const { fact, form, problem } = props
  const isRead = form.reading?.[fact] !== undefined
  return (
    <>
      <Field {...props} />
      <p id={`new-${fact}-problem`} className={styles.message} data-bad={problem ? true : undefined}>
        {problem ?? (isRead ? t('correction.fromDocument') : '')}
      </p>
    </>
  )
}
