import { Input, PasswordInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import styles from './TextRow.module.css'

interface TextRowProps {
  id: string
  label: string
  value: string
  onChange(value: string): void
  hint?: string | undefined
  problem?: string | undefined
  secret?: boolean
  numeric?: boolean
  autoFocus?: boolean
  onFocus?(): void
  onBlur?(): void
  inputRef?: Ref<HTMLInputElement>
  /** The name of a button that shows what a secret field holds; without it there is none. */
  reveal?: string
}

/** A labelled line of text with room for one sentence beneath. */
export function TextRow(props: TextRowProps): ReactNode {
  const { id, label, value, onChange, hint, problem, secret, numeric, reveal } = props
  const shared = {
    id,
    value,
    size: 'md' as const,
    onChange: (event: { currentTarget: HTMLInputElement }) => onChange(event.currentTarget.value),
    error: Boolean(problem),
    autoComplete: 'off',
    spellCheck: false,
    'aria-describedby': `${id}-message`,
    'data-autofocus': props.autoFocus || undefined,
    ...(numeric ? { inputMode: 'numeric' as const } : {}),
    ...(props.onFocus ? { onFocus: props.onFocus } : {}),
    ...(props.onBlur ? { onBlur: props.onBlur } : {}),
    ...(props.inputRef ? { ref: props.inputRef } : {}),
    ...(props.autoFocus ? { autoFocus: true } : {}),
  }
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {reveal ? (
        <PasswordInput {...shared} visibilityToggleButtonProps={{ 'aria-label': reveal, tabIndex: 0 }} />
      ) : (
        <Input {...shared} type={secret ? 'password' : 'text'} />
      )}
      <p id={`${id}-message`} className={styles.message} data-bad={problem ? true : undefined}>
        {problem ?? hint}
      </p>
    </div>
  )
}
