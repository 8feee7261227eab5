import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import type { Choice } from '../state/field.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Choices.module.css'
import { useFactText } from './useFactText.ts'

function ChoiceRow({
  name,
  choice,
  current,
}: {
  name: FactName
  choice: Choice
  current: string
}): ReactNode {
  const { t } = useTranslation()
  const choose = useApp(state => state.choose)
  const shown = useFactText()
  const sources =
    choice.origin.by === 'hand'
      ? t('document.choicesSource.hand')
      : choice.origin.sources.map(source => t(`document.choicesSource.${source}`)).join(', ')
  return (
    <label className={styles.choice}>
      <input
        type="radio"
        name={`choice-${name}`}
        checked={current === choice.text}
        onChange={() => choose(name, choice)}
      />
      <span className={styles.value}>{shown(name, choice.text)}</span>
      <span className={styles.source}>{sources}</span>
    </label>
  )
}

/** Values that disagree, each with who says so, for the clerk to choose. The order stays while they do. */
export function Choices(): ReactNode {
  const { t } = useTranslation()
  const fields = useApp(state => state.fields)
  const open = factNames.filter(name => fields[name].choices.length > 1)
  if (open.length === 0) return null
  return (
    <div className={styles.choices}>
      <h3>{t('document.choices')}</h3>
      {open.map(name => (
        <fieldset key={name} className={styles.fact}>
          <legend>{t(`facts.name.${name}`)}</legend>
          {fields[name].choices.map(choice => (
            <ChoiceRow key={choice.text} name={name} choice={choice} current={fields[name].text} />
          ))}
        </fieldset>
      ))}
    </div>
  )
}
