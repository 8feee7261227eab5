import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SignIn } from '../../contract/ipc/app.ts'
import type { DecideApproval } from '../../contract/ipc/approval.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { TextRow } from '../../ui/TextRow.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { focusOn } from '../input/focus.ts'
import styles from './CoSign.module.css'

type Without<T> = T extends unknown ? Omit<T, 'questionId'> : never
type Decision = Without<DecideApproval>

interface SignatureProps {
  fault: Fault | null
  onDecide(decision: Decision): Promise<void>
  onPutOff(): void
}

const digitsOf = (text: string, most: number) => text.replace(/\D/g, '').slice(0, most)

/** Number and PIN of a supervisor; approving and turning away both need them, and a reason the latter. */
export function Signature({ fault, onDecide, onPutOff }: SignatureProps): ReactNode {
  const { t } = useTranslation()
  const [staffNumber, setStaffNumber] = useState('')
  const [pin, setPin] = useState('')
  const [rejection, setRejection] = useState('')
  const [tried, setTried] = useState<'approve' | 'reject' | null>(null)
  const [busy, setBusy] = useState(false)
  const numberWrong = !SignIn.shape.staffNumber.safeParse(staffNumber).success
  const pinWrong = !SignIn.shape.pin.safeParse(pin).success
  const reasonMissing = rejection.trim() === ''
  const decide = (decision: 'approve' | 'reject') => {
    setTried(decision)
    if (numberWrong) return focusOn('staff-number')
    if (pinWrong) return focusOn('pin')
    if (decision === 'reject' && reasonMissing) return focusOn('rejection')
    setBusy(true)
    const signed = { staffNumber, pin }
    void onDecide(
      decision === 'approve' ? { ...signed, decision } : { ...signed, decision, rejection: rejection.trim() },
    ).finally(() => {
      setBusy(false)
      setPin('')
      setTried(null)
      focusOn('pin')
    })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    decide('approve')
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={styles.fields}>
        <TextRow
          id="staff-number"
          label={t('approvals.window.supervisor')}
          value={staffNumber}
          onChange={text => setStaffNumber(digitsOf(text, 8))}
          problem={tried && numberWrong ? t('door.signIn.staffNumberWrong') : undefined}
          numeric
          autoFocus
        />
        <TextRow
          id="pin"
          label={t('door.signIn.pin')}
          value={pin}
          onChange={text => setPin(digitsOf(text, 12))}
          problem={tried && pinWrong ? t('door.signIn.pinWrong') : undefined}
          numeric
          secret
        />
      </div>
      <TextRow
        id="rejection"
        label={t('approvals.window.rejection')}
        value={rejection}
        onChange={text => setRejection(text.slice(0, 500))}
        problem={tried === 'reject' && reasonMissing ? t('approvals.window.rejectionMissing') : undefined}
        hint={t('approvals.window.rejectionHint')}
      />
      <FaultMessage fault={fault} />
      <div className={styles.ends}>
        <Button id="put-off" variant="default" h={44} onClick={onPutOff}>
          {t('approvals.window.putOff')}
        </Button>
        <Button id="reject" variant="default" h={44} disabled={busy} onClick={() => decide('reject')}>
          {t('approvals.window.reject')}
        </Button>
        <Button id="approve" type="submit" h={44} loading={busy}>
          {t('approvals.window.approve')}
        </Button>
      </div>
    </form>
  )
}
