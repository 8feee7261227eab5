import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FetchPurpose, fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import styles from './PurposeButtons.module.css'

interface PurposeButtonsProps {
  /** What is asked, above the buttons. */
  label: string
  /** Each button is `id-purpose`. */
  id: string
  /** Whose answer is awaited. */
  busy: FetchPurpose | null
  onChoose(purpose: FetchPurpose): void
}

/** What facts are needed for: one tap names the purpose and does it. */
export function PurposeButtons({ label, id, busy, onChoose }: PurposeButtonsProps): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset id={id} className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {fetchPurposes.map(purpose => (
        <Button
          key={purpose}
          id={`${id}-${purpose}`}
          variant="default"
          h={44}
          loading={busy === purpose}
          disabled={busy !== null && busy !== purpose}
          onClick={() => onChoose(purpose)}
        >
          {t(`find.purpose.${purpose}`)}
        </Button>
      ))}
    </fieldset>
  )
}
