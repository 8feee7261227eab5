import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../contract/ipc/fault.ts'
import { TextRow } from '../../ui/TextRow.tsx'

/** Faults by which main asks for a passphrase, on a machine without a keychain. */
const ASKS: readonly Fault['code'][] = ['passphrase-needed', 'passphrase-too-short']

interface NewPassphraseProps {
  /** Asked for at once: the keys are sealed with a passphrase here. */
  sealed: boolean
  fault: Fault | null
  value: string
  onChange(passphrase: string): void
}

/** The passphrase that seals recovered keys: from the moment main asks for it, and not before. */
export function NewPassphrase({ sealed, fault, value, onChange }: NewPassphraseProps): ReactNode {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(sealed)
  useEffect(() => {
    if (fault && ASKS.includes(fault.code)) setAsked(true)
  }, [fault])
  if (!asked) return null
  return (
    <TextRow
      id="recover-passphrase"
      label={t('door.recover.passphrase')}
      value={value}
      onChange={onChange}
      secret
      reveal={t('door.passphrase.show')}
    />
  )
}
