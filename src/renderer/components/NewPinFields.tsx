import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pinProblem } from '../../domain/staff/pin.ts'
import { TextRow } from '../../ui/TextRow.tsx'

const digitsOf = (text: string) => text.replace(/\D/g, '').slice(0, 12)

/** The state of a new PIN that is typed twice. */
export interface NewPin {
  pin: string
  again: string
  tried: boolean
}

/** @returns what is typed, and how to judge it: null while it may not be used, and then the fields say why. */
export function useNewPin(): [NewPin, (change: Partial<NewPin>) => void, () => string | null] {
  const [typed, setTyped] = useState<NewPin>({ pin: '', again: '', tried: false })
  const change = (part: Partial<NewPin>) => setTyped(before => ({ ...before, ...part }))
  const judge = () => {
    change({ tried: true })
    const { pin, again } = typed
    if (pinProblem(pin)) window.document.getElementById('new-pin')?.focus()
    else if (pin !== again) window.document.getElementById('new-pin-again')?.focus()
    else return pin
    return null
  }
  return [typed, change, judge]
}

/** A new PIN, typed twice. */
export function NewPinFields({
  typed,
  onChange,
  autoFocus,
}: {
  typed: NewPin
  onChange(change: Partial<NewPin>): void
  autoFocus?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { pin, again, tried } = typed
  const problem = pinProblem(pin)
  return (
    <>
      <TextRow
        id="new-pin"
        label={t('staff.newPin')}
        value={pin}
        onChange={text => onChange({ pin: digitsOf(text) })}
        hint={t('door.alone.pinHint')}
        problem={tried && problem ? t(`door.alone.problem.${problem}`) : undefined}
        {...(autoFocus && { autoFocus })}
        numeric
        secret
      />
      <TextRow
        id="new-pin-again"
        label={t('staff.again')}
        value={again}
        onChange={text => onChange({ again: digitsOf(text) })}
        problem={tried && !problem && pin !== again ? t('door.alone.problem.again') : undefined}
        numeric
        secret
      />
    </>
  )
}
