import { IconBackspace } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../screens/Door.module.css'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']

interface KeypadProps {
  onDigit(digit: string): void
  onErase(): void
}

/** Digits for a touch screen. Out of the tab order: whoever has a keyboard types them. */
export function Keypad({ onDigit, onErase }: KeypadProps): ReactNode {
  const { t } = useTranslation()
  return (
    <fieldset data-for-touch className={styles.keypad} aria-label={t('door.signIn.keypad')}>
      {DIGITS.map(digit => (
        <button key={digit} type="button" tabIndex={-1} className={styles.key} onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button
        type="button"
        tabIndex={-1}
        className={styles.key}
        data-wide
        onClick={onErase}
        aria-label={t('door.signIn.erase')}
      >
        <IconBackspace aria-hidden />
      </button>
    </fieldset>
  )
}
