import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactName } from '../../domain/member/facts.ts'
import type { Field } from '../state/field.ts'
import styles from './Facts.module.css'
import { SourceMark } from './SourceMark.tsx'

export interface FactMessage {
  tone: 'bad' | 'warn'
  text: string
}

interface FactFrameProps {
  name: FactName
  field: Field
  message: FactMessage | null
  /** A group of radio buttons has no single input for the label to point at. */
  group?: boolean
  children: ReactNode
}

const OPTIONAL: readonly FactName[] = ['address', 'email']

/** Label and source mark above, one line of room for a message beneath: nothing moves when one appears. */
export function FactFrame({ name, field, message, group, children }: FactFrameProps): ReactNode {
  const { t } = useTranslation()
  const label = t(`facts.name.${name}`)
  return (
    <div className={styles.fact} data-fact={name}>
      <div className={styles.head}>
        {group ? (
          <span className={styles.label}>{label}</span>
        ) : (
          <label htmlFor={`fact-${name}`} className={styles.label}>
            {label}
          </label>
        )}
        {OPTIONAL.includes(name) && <span className={styles.optional}>{t('facts.optional')}</span>}
        <span id={`fact-${name}-mark`} className={styles.mark}>
          <SourceMark origin={field.origin} name={name} />
        </span>
      </div>
      {children}
      <p id={`fact-${name}-message`} className={styles.message} data-tone={message?.tone} aria-live="polite">
        {message?.text}
      </p>
    </div>
  )
}
