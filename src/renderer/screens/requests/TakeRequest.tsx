import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Request } from '../../../contract/ipc/channels.ts'
import { requestKinds } from '../../../domain/request/kinds.ts'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { focusOn } from '../../input/focus.ts'
import { useApp } from '../../state/useApp.ts'
import { FindRequester } from './FindRequester.tsx'
import { HowItCame } from './HowItCame.tsx'
import { Requester } from './Requester.tsx'
import styles from './Requests.module.css'
import { blankRequest, completeRequest, type TypedRequest } from './typedRequest.ts'
import { useDue } from './useDue.ts'

type Change = (part: Partial<TypedRequest>) => void

function Kinds({ form, change }: { form: TypedRequest; change: Change }): ReactNode {
  const { t } = useTranslation()
  const due = useDue()
  return (
    <fieldset>
      <legend className={styles.label}>{t('requests.form.kind')}</legend>
      <div className={styles.kinds}>
        {requestKinds.map(kind => (
          <label key={kind} className={styles.kind}>
            <input
              type="radio"
              name="request-kind"
              id={`kind-${kind}`}
              checked={form.kind === kind}
              onChange={() => change({ kind })}
            />
            {t(`requests.kind.${kind}`)}
          </label>
        ))}
      </div>
      <p className={styles.soft} aria-live="polite">
        {form.kind ? due.figures({ kind: form.kind }).join('. ') : t('requests.form.clock')}
      </p>
    </fieldset>
  )
}

/** Takes a request, of a member who was chosen before or is found here. */
export function TakeRequest({ memberId: given }: { memberId: string }): ReactNode {
  const { t } = useTranslation()
  const take = useApp(state => state.takeRequest)
  const busy = useApp(state => state.requestBusy)
  const fault = useApp(state => state.requestFault)
  const [form, setForm] = useState(() => blankRequest(given))
  const change: Change = part => setForm(now => ({ ...now, ...part }))
  const ready: Request<'requests:take'> | null = completeRequest(form)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (ready) void take(ready)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h3>{t('requests.form.title')}</h3>
      {form.memberId === '' ? (
        <FindRequester
          onChoose={memberId => {
            change({ memberId })
            requestAnimationFrame(() => focusOn('kind-view'))
          }}
        />
      ) : (
        <Requester memberId={form.memberId} onAnother={() => change({ memberId: '' })} />
      )}
      <Kinds form={form} change={change} />
      <HowItCame form={form} change={change} />
      <FaultMessage fault={fault} />
      <div className={styles.ends}>
        <Button id="save-request" type="submit" h={54} disabled={!ready} loading={busy}>
          {t('requests.form.save')}
        </Button>
        <p className={styles.soft}>{ready ? t('requests.form.clock') : t('requests.form.missing')}</p>
      </div>
    </form>
  )
}
