import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RevealPurpose } from '../../domain/member/revealPurpose.ts'
import styles from './PurposeButtons.module.css'

/** At a counter nothing is shown for a disclosure but through its register. */
export type CounterPurpose = Exclude<RevealPurpose, 'disclosure'>

interface PurposeButtonsProps<P extends CounterPurpose> {
  /** What is asked, above the buttons. */
  label: string
  /** Each button is `id-purpose`. */
  id: string
  /** Whose answer is awaited. */
  busy: P | null
  purposes: readonly P[]
  onChoose(purpose: P): void
}

/** What facts are needed for: one tap names the purpose and does it. */
export function PurposeButtons<P extends CounterPurpose>({
  label,
  id,
  busy,
  purposes,
  onChoose,
}: PurposeButtonsProps<P>): ReactNode {
  const { t } = useTranslation()
  const nameOf = (purpose: CounterPurpose) => t(`find.purpose.${purpose}`)
  return (
    <fieldset id={id} className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {purposes.map(purpose => (
        <Button
          key={purpose}
          id={`${id}-${purpose}`}
          variant="default"
          h={44}
          loading={busy === purpose}
          disabled={busy !== null && busy !== purpose}
          onClick={() => onChoose(purpose)}
        >
          {nameOf(purpose)}
        </Button>
      ))}
    </fieldset>
  )
}
