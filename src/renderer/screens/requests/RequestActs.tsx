import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestPage } from '../../../contract/ipc/request.ts'
import { mayHappen, type RequestAct, requestActs } from '../../../domain/request/acts.ts'
import { Message } from '../../../ui/Message.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { FaultMessage } from '../../components/FaultMessage.tsx'
import { focusOn } from '../../input/focus.ts'
import { useApp } from '../../state/useApp.ts'
import { ActForm } from './ActForm.tsx'
import styles from './Requests.module.css'
import { SaveCopy } from './SaveCopy.tsx'
import { usePrintReply } from './usePrintReply.ts'

function Result(): ReactNode {
  const { t } = useTranslation()
  const outcome = useApp(state => state.requestOutcome)
  const fault = useApp(state => state.requestFault)
  return (
    <>
      <div role="status" id="request-result">
        {outcome && (
          <Message tone={outcome.outcome === 'done' || outcome.outcome === 'approved' ? 'good' : 'warn'}>
            {t(
              `requests.page.result.${outcome.outcome}`,
              outcome.outcome === 'turned-away' ? { rejection: outcome.rejection } : {},
            )}
          </Message>
        )}
      </div>
      {fault && <FaultMessage fault={fault} />}
    </>
  )
}

/** What can be done to a request now; main decides whether it may, and asks a supervisor where one is needed. */
export function RequestActs({ page }: { page: RequestPage }): ReactNode {
  const { t } = useTranslation()
  const print = usePrintReply(page)
  const now = new Date().toISOString()
  const possible = requestActs.filter(act => mayHappen(page, act, now) === null)
  const [chosen, setChosen] = useState<RequestAct | null>(null)
  const act = chosen && possible.includes(chosen) ? chosen : (possible[0] ?? null)
  const outcome = useApp(state => state.requestOutcome)
  // The words are done with, and their form gone: what is next is the letter.
  useEffect(() => {
    if (outcome) focusOn('print-reply')
  }, [outcome])
  const restricts = possible.includes('lifted')
  return (
    <section className={styles.panel} id="request-acts">
      <h3>{t('requests.page.act')}</h3>
      {page.completedAt === null && (
        <p className={styles.soft}>{t(`requests.page.doOnMember.${page.kind}`)}</p>
      )}
      {page.kind === 'copy' && page.completedAt === null && <SaveCopy requestId={page.requestId} />}
      {restricts && <Message tone="warn">{t('requests.page.restricted')}</Message>}
      {possible.length > 1 && act && (
        <Segments
          id="act"
          label={t('requests.page.act')}
          value={act}
          options={possible.map(value => ({ value, label: t(`requests.page.acts.${value}`) }))}
          onChange={value => setChosen(value)}
        />
      )}
      {act && <ActForm key={`${act}-${page.steps.length}`} page={page} act={act} />}
      <Result />
      {print && (
        <Button
          id="print-reply"
          variant="default"
          h={44}
          leftSection={<IconPrinter aria-hidden size={18} />}
          onClick={() => void print()}
        >
          {t('requests.page.print')}
        </Button>
      )}
    </section>
  )
}
