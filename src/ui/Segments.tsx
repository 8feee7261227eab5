import type { ReactNode } from 'react'
import styles from './Segments.module.css'

interface Option<V extends string> {
  value: V
  label: string
  /** What a screen reader says when the label is an abbreviation. */
  name?: string
  lang?: string
}

interface SegmentsProps<V extends string> {
  /** The group's accessible name. */
  label: string
  /** Each radio button is `id-value`, the group is `id`. */
  id: string
  /** Empty or null when nothing is chosen yet. */
  value: V | '' | null
  options: readonly Option<V>[]
  onChange(value: V): void
  onBlur?(): void
  describedBy?: string
  invalid?: boolean
  compact?: boolean
}

/** Radio buttons side by side: one tap, arrow keys, and nothing chosen beforehand unless told so. */
export function Segments<V extends string>(props: SegmentsProps<V>): ReactNode {
  const { label, id, value, options, onChange, onBlur, describedBy, invalid, compact } = props
  return (
    <div
      role="radiogroup"
      id={id}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      className={styles.group}
      data-compact={compact || undefined}
      data-invalid={invalid || undefined}
      onBlur={onBlur}
    >
      {options.map(option => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            value={option.value}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
            aria-label={option.name}
            lang={option.lang}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  )
}
