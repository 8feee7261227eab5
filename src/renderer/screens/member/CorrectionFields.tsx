import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { factNames } from '../../../domain/member/facts.ts'
import { Message } from '../../../ui/Message.tsx'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { focusOn } from '../../input/focus.ts'
import { forCorrection, useDocumentIntake } from '../../input/useDocumentIntake.ts'
import type { CorrectionForm } from '../../state/correctionForm.ts'
import type { MemberPage } from '../../state/memberSlice.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Correction.module.css'
import { CorrectionOutcome } from './CorrectionOutcome.tsx'
import { CorrectionRow } from './CorrectionRow.tsx'
import { RereadDocument } from './RereadDocument.tsx'

interface CorrectionFieldsProps {
  page: Extract<MemberPage, { standing: 'here' }>
  form: CorrectionForm
}

function Reason({ form }: Pick<CorrectionFieldsProps, 'form'>): ReactNode {
  const { t } = useTranslation()
  const edit = useApp(state => state.editCorrection)
  const tried = useApp(state => state.correctionTried)
  const missing = tried && form.reason.trim() === ''
  return (
    <Textarea
      id="correction-reason"
      label={t('correction.reason')}
      description={t('correction.reasonHint')}
      error={missing ? t('correction.reasonMissing') : undefined}
      size="md"
      rows={2}
      maxLength={500}
      autoComplete="off"
      value={form.reason}
      onChange={event => edit({ reason: event.currentTarget.value })}
    />
  )
}

function Send({ form, page }: CorrectionFieldsProps): ReactNode {
  const { t } = useTranslation()
  const drop = useApp(state => state.dropCorrection)
  const busy = useApp(state => state.correcting)
  const isMasked = useApp(state => form.chosen.some(fact => state.standing[fact] === undefined))
  const showStanding = useApp(state => state.showStanding)
  const needed = form.chosen.some(fact => page.needApproval.includes(fact))
  const leave = () => {
    drop()
    requestAnimationFrame(() => focusOn('correct'))
  }
  return (
    <div className={styles.actions}>
      <Button variant="default" h={44} disabled={busy === 'sending'} onClick={leave}>
        {t('correction.drop')}
      </Button>
      {isMasked ? (
        <Button id="show-standing" h={44} onClick={() => void showStanding()}>
          {t('correction.showStanding')}
        </Button>
      ) : (
        <Button id="send-correction" type="submit" h={44} loading={busy === 'sending'}>
          {t(needed ? 'correction.sendToSupervisor' : 'correction.send')}
        </Button>
      )}
    </div>
  )
}

/** The form: facts chosen, what stands beside what is to be, the document read again, the reason. */
export function CorrectionFields({ page, form }: CorrectionFieldsProps): ReactNode {
  const { t } = useTranslation()
  const send = useApp(state => state.sendCorrection)
  const fault = useApp(state => state.correctionFault)
  const tried = useApp(state => state.correctionTried)
  const busy = useApp(state => state.correcting)
  const fieldset = useRef<HTMLFormElement>(null)
  useDocumentIntake(forCorrection)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await send()
    fieldset.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }
  return (
    <form ref={fieldset} noValidate className={styles.form} onSubmit={event => void submit(event)}>
      <p>{t('correction.choose')}</p>
      <RereadDocument form={form} />
      <table className={styles.rows}>
        <thead>
          <tr>
            <th scope="col">{t('approvals.window.fact')}</th>
            <th scope="col">{t('correction.before')}</th>
            <th scope="col">{t('correction.after')}</th>
          </tr>
        </thead>
        <tbody>
          {factNames.map(fact => (
            <CorrectionRow key={fact} fact={fact} form={form} page={page} />
          ))}
        </tbody>
      </table>
      {tried && form.chosen.length === 0 && <Message tone="warn">{t('correction.nothingChosen')}</Message>}
      <Reason form={form} />
      {fault && <FaultMessage fault={fault} />}
      <CorrectionOutcome />
      {busy === 'sending' && <p role="status">{t('correction.waiting')}</p>}
      <Send page={page} form={form} />
    </form>
  )
}
