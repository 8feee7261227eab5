import { Button } from '@mantine/core'
import { Fragment, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AskedApproval } from '../../contract/ipc/approval.ts'
import type { Bridge } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { CancellationRequester } from '../../domain/cancellation/cancellation.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { factNames } from '../../domain/member/facts.ts'
import type { RequestKind } from '../../domain/request/kinds.ts'
import { momentOf } from '../../ui/when.ts'
import { FactChanges } from '../components/FactChanges.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { IdleNotice } from '../components/IdleNotice.tsx'
import { ask } from '../state/ask.ts'
import styles from './CoSign.module.css'
import { Signature } from './Signature.tsx'
import { useIdleSeconds } from './useIdleSeconds.ts'

type ActName = 'answered' | 'extended' | 'lifted' | 'done' | 'partly' | 'refused'

function About({ asked }: { asked: AskedApproval }): ReactNode {
  const { t } = useTranslation()
  const factList = (names: string) =>
    factNames
      .filter(name => names.split(',').includes(name))
      .map(name => t(`facts.name.${name}`))
      .join(', ')
  const { about, askedBy, cardNumber, details, reason, madeAt } = asked
  // Of a request, main names what is asked and what is to be done; of a demand, which facts; everything else is somebody's own words.
  const say = (name: (typeof details)[number]['name'], text: string) => {
    if (name === 'request') return t(`requests.kind.${text as RequestKind}`)
    if (name === 'facts') return factList(text)
    if (name === 'requester') return t(`approvals.window.requester.${text as CancellationRequester}`)
    return name === 'act' ? t(`requests.act.${text as ActName}`) : text
  }
  return (
    <dl className={styles.about}>
      <dt>{t('approvals.window.asks')}</dt>
      <dd id="asks">
        {askedBy.name} ({askedBy.staffNumber}), {momentOf(madeAt)}
      </dd>
      {cardNumber !== null && (
        <>
          <dt>{t('approvals.window.card')}</dt>
          <dd>{formatCardNumber(cardNumber)}</dd>
        </>
      )}
      {details.map(({ name, text }) => (
        <Fragment key={name}>
          <dt>{t(`approvals.window.detail.${name}`)}</dt>
          <dd id={`detail-${name}`}>{say(name, text)}</dd>
        </Fragment>
      ))}
      {/* Of a demand, the agency is the reason, and stands above. */}
      {about !== 'disclosure' && reason !== '' && (
        <>
          <dt>{t('approvals.window.reason')}</dt>
          <dd id="reason">{reason}</dd>
        </>
      )}
    </dl>
  )
}

/** A supervisor sees exactly what is to change, and signs or turns it away. The clerk's window waits behind. */
export function CoSign({ bridge }: { bridge: Bridge }): ReactNode {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<AskedApproval | null | undefined>(undefined)
  const [fault, setFault] = useState<Fault | null>(null)
  useEffect(() => {
    void ask(bridge, 'coSign:asked', {}).then(reply => {
      if (reply.ok) setAsked(reply.value)
      else setFault(reply.fault)
    })
  }, [bridge])
  const idleSeconds = useIdleSeconds(bridge)
  const putOff = () => void ask(bridge, 'coSign:putOff', {})
  return (
    <main className={styles.page}>
      <h1>{t('approvals.window.title')}</h1>
      <IdleNotice seconds={idleSeconds} />
      {asked && (
        <p id="about" className={styles.what}>
          {t(`approvals.about.${asked.about}`)}
        </p>
      )}
      {asked === undefined && !fault && <p role="status">{t('approvals.loading')}</p>}
      {asked === null && <p role="status">{t('faults.approval-gone.what')}</p>}
      {asked ? (
        <>
          <About asked={asked} />
          {asked.changes.length > 0 && (
            <FactChanges
              changes={asked.changes}
              reading={asked.reading}
              before={t(asked.about === 'override' ? 'approvals.window.document' : 'approvals.window.before')}
              after={t('approvals.window.after')}
            />
          )}
          <Signature
            fault={fault}
            onPutOff={putOff}
            onDecide={async decision => {
              setFault(null)
              const reply = await ask(bridge, 'coSign:decide', {
                ...decision,
                questionId: asked.questionId,
              })
              if (!reply.ok) setFault(reply.fault)
            }}
          />
        </>
      ) : (
        <>
          <FaultMessage fault={fault} />
          <div className={styles.ends}>
            <Button id="put-off" h={44} onClick={putOff}>
              {t('shell.close')}
            </Button>
          </div>
        </>
      )}
    </main>
  )
}
