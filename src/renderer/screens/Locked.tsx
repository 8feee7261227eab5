import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { SignIn as SignInRequest } from '../../contract/ipc/app.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import type { Counter, Staff } from '../components/counter.ts'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { Keypad } from '../components/Keypad.tsx'
import { Shell } from '../components/Shell.tsx'
import { useCover } from '../input/useCover.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'
import locked from './Locked.module.css'
import { SignIn } from './SignIn.tsx'

const digitsOf = (text: string) => text.replace(/\D/g, '').slice(0, 12)

function Unlock({ staff, pinInput }: { staff: Staff; pinInput: React.RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const busy = useApp(state => state.doorBusy)
  const fault = useApp(state => state.doorFault)
  const unlock = useApp(state => state.unlock)
  const [pin, setPin] = useState('')
  const [tried, setTried] = useState(false)
  const wrong = !SignInRequest.shape.pin.safeParse(pin).success
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong) return pinInput.current?.focus()
    void unlock(pin).then(() => {
      setPin('')
      setTried(false)
      pinInput.current?.focus()
    })
  }
  return (
    <form className={styles.twoSides} onSubmit={submit} noValidate>
      <div>
        <TextRow
          id="unlock-pin"
          label={t('lock.pinOf', { name: staff.name })}
          value={pin}
          onChange={text => setPin(digitsOf(text))}
          problem={tried && wrong ? t('door.signIn.pinWrong') : undefined}
          inputRef={pinInput}
          numeric
          secret
        />
        <FaultMessage fault={fault} />
        <Button id="unlock" type="submit" fullWidth size="lg" loading={busy}>
          {t('lock.unlock')}
        </Button>
      </div>
      <Keypad
        onDigit={digit => setPin(text => digitsOf(text + digit))}
        onErase={() => setPin(text => text.slice(0, -1))}
      />
    </form>
  )
}

/** Covers the whole screen of somebody who has not been seen for a while; what they were doing lies beneath, as it was. */
export function Locked({ counter, staff }: { counter: Counter; staff: Staff }): ReactNode {
  const { t } = useTranslation()
  const [another, setAnother] = useState(false)
  const cover = useRef<HTMLDivElement>(null)
  const pinInput = useRef<HTMLInputElement>(null)
  useCover(cover, pinInput)
  return createPortal(
    <div ref={cover} className={locked.cover} data-cover>
      <Shell counter={counter}>
        {another ? (
          <SignIn />
        ) : (
          <div className={styles.page}>
            <section className={styles.card} data-wide aria-labelledby="locked">
              <h1 id="locked">{t('lock.title')}</h1>
              <p className={styles.lead}>{t('lock.explain')}</p>
              <Unlock staff={staff} pinInput={pinInput} />
              <Button id="unlock-another" variant="default" h={44} mt="md" onClick={() => setAnother(true)}>
                {t('lock.another')}
              </Button>
            </section>
          </div>
        )}
      </Shell>
    </div>,
    window.document.body,
  )
}
