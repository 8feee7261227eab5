import { Input } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactName } from '../../domain/member/facts.ts'
import { dateEntry } from '../input/dateEntry.ts'
import { useApp } from '../state/useApp.ts'
import { FactFrame, type FactMessage } from './FactFrame.tsx'

type TextFact = Exclude<FactName, 'gender' | 'nationality'>
const inputModes = { dateOfBirth: 'numeric', phone: 'tel', email: 'email' } as const

interface FactTextProps {
  name: TextFact
  message: FactMessage | null
}

/** A fact that is typed as text. The browser neither spell-checks nor remembers it. */
export function FactText({ name, message }: FactTextProps): ReactNode {
  const { t } = useTranslation()
  const field = useApp(state => state.fields[name])
  const type = useApp(state => state.type)
  const leave = useApp(state => state.leave)
  const busy = useApp(state => state.stage === 'saving')
  const inputMode = name in inputModes ? inputModes[name as keyof typeof inputModes] : 'text'
  return (
    <FactFrame name={name} field={field} message={message}>
      <Input
        id={`fact-${name}`}
        value={field.text}
        size="md"
        placeholder={t(`facts.hint.${name}`)}
        inputMode={inputMode}
        autoComplete="off"
        spellCheck={false}
        disabled={busy}
        error={message?.tone === 'bad'}
        aria-invalid={message?.tone === 'bad'}
        aria-describedby={`fact-${name}-mark fact-${name}-message`}
        onChange={event => {
          const text = event.currentTarget.value
          type(name, name === 'dateOfBirth' ? dateEntry(field.text, text) : text)
        }}
        onBlur={() => leave(name)}
      />
    </FactFrame>
  )
}
