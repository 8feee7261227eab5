import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AppState, SignIn as SignInRequest } from '../../contract/ipc/app.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { Keypad } from '../components/Keypad.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

type SignInNews = NonNullable<Extract<AppState, { phase: 'sign-in' }>['told']>
type Field = 'staff-number' | 'pin'
const digitsOf = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most)

/** Staff number and PIN, by keyboard or by touch. @param told why whoever worked here is not signed in any more. */
export function SignIn({ told }: { told?: SignInNews | undefined }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const signIn = useApp(state => state.signIn)
  const [staffNumber, setStaffNumber] = useState('')
  const [pin, setPin] = useState('')
  const [active, setActive] = useState<Field>('staff-number')
  const [tried, setTried] = useState(false)
  const numberWrong = !SignInRequest.shape.staffNumber.safeParse(staffNumber).success
  const pinWrong = !SignInRequest.shape.pin.safeParse(pin).success
  const edit = (change: (text: string) => string) =>
    active === 'pin'
      ? setPin(text => digitsOf(change(text), 12))
      : setStaffNumber(text => digitsOf(change(text), 8))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!numberWrong && pin === '') return focusOn('pin')
    setTried(true)
    if (numberWrong || pinWrong) return focusOn(numberWrong ? 'staff-number' : 'pin')
    void signIn(staffNumber, pin).then(() => {
      setPin('')
      setTried(false)
      focusOn('pin')
    })
  }
  return (
    <div className={styles.page}>
      <form className={styles.card} data-wide onSubmit={submit} noValidate>
        <h1>{t('door.signIn.title')}</h1>
        {told ? (
          <p className={styles.notes}>{t(`door.signIn.told.${told}`)}</p>
        ) : (
          <p className={styles.lead}>{t('door.signIn.offline')}</p>
        )}
        <div className={styles.twoSides}>
          <div>
            <div className={styles.fields}>
              <TextRow
                id="staff-number"
                label={t('door.signIn.staffNumber')}
                value={staffNumber}
                onChange={text => setStaffNumber(digitsOf(text, 8))}
                onFocus={() => setActive('staff-number')}
                problem={tried && numberWrong ? t('door.signIn.staffNumberWrong') : undefined}
                numeric
                autoFocus
              />
              <TextRow
                id="pin"
                label={t('door.signIn.pin')}
                value={pin}
                onChange={text => setPin(digitsOf(text, 12))}
                onFocus={() => setActive('pin')}
                problem={tried && pinWrong ? t('door.signIn.pinWrong') : undefined}
                numeric
                secret
              />
            </div>
            <FaultMessage fault={fault} />
            <Button type="submit" fullWidth size="lg" loading={busy}>
              {t('door.signIn.go')}
            </Button>
          </div>
          <Keypad
            onDigit={digit => edit(text => text + digit)}
            onErase={() => edit(text => text.slice(0, -1))}
          />
        </div>
      </form>
    </div>
  )
}
