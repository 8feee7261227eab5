import { Button, Table } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Proposals } from '../../contract/ipc/approval.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { Message } from '../../ui/Message.tsx'
import { momentOf } from '../../ui/when.ts'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { WaitingTime } from '../components/WaitingTime.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'

function Waiting({ waiting }: Pick<Proposals, 'waiting'>): ReactNode {
  const { t } = useTranslation()
  const decide = useApp(state => state.decideProposal)
  const busy = useApp(state => state.coSigning)
  if (waiting.length === 0) return <p role="status">{t('approvals.page.none')}</p>
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('approvals.window.card')}</Table.Th>
          <Table.Th>{t('approvals.page.headFact')}</Table.Th>
          <Table.Th>{t('approvals.window.reason')}</Table.Th>
          <Table.Th>{t('approvals.page.headWho')}</Table.Th>
          <Table.Th>{t('approvals.page.headWhen')}</Table.Th>
          <Table.Th>{t('approvals.page.headAct')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {waiting.map(({ questionId, about, cardNumber, facts, reason, askedBy, madeAt }, at) => (
          <Table.Tr key={questionId} data-proposal={questionId}>
            <Table.Td>{cardNumber !== null && formatCardNumber(cardNumber)}</Table.Td>
            <Table.Td>
              {t(`approvals.about.${about}`)}
              {facts.length > 0 && `: ${facts.map(fact => t(`facts.name.${fact}`)).join(', ')}`}
            </Table.Td>
            <Table.Td>{reason}</Table.Td>
            <Table.Td>{askedBy.name}</Table.Td>
            <Table.Td data-age>
              <WaitingTime madeAt={madeAt} />
            </Table.Td>
            <Table.Td>
              <Button
                id={at === 0 ? 'decide-next' : undefined}
                h={44}
                variant={at === 0 ? 'filled' : 'default'}
                disabled={busy}
                aria-label={`${t('approvals.page.decide')}: ${cardNumber === null ? t(`approvals.about.${about}`) : formatCardNumber(cardNumber)}`}
                onClick={() => void decide(questionId)}
              >
                {t('approvals.page.decide')}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function TurnedAway({ turnedAway }: Pick<Proposals, 'turnedAway'>): ReactNode {
  const { t } = useTranslation()
  const see = useApp(state => state.seeRejection)
  if (turnedAway.length === 0) return null
  const seeOne = async (questionId: string) => {
    await see(questionId)
    // The button that was pressed is gone.
    focusOn('page-heading')
  }
  return (
    <section>
      <h3>{t('approvals.page.turnedAway')}</h3>
      <ul id="turned-away">
        {turnedAway.map(
          ({ questionId, about, cardNumber, reason, rejection, decidedBy, decidedAt, isSeen }) => (
            <li key={questionId}>
              {t(`approvals.about.${about}`)}, {cardNumber && `${formatCardNumber(cardNumber)}, `}
              {momentOf(decidedAt)}. {reason}.{' '}
              <strong>{t('approvals.page.by', { name: decidedBy, rejection })}</strong>{' '}
              {isSeen ? (
                t('approvals.page.seen')
              ) : (
                <Button
                  id={`seen-${questionId}`}
                  h={44}
                  variant="default"
                  onClick={() => void seeOne(questionId)}
                >
                  {t('approvals.page.see')}
                </Button>
              )}
            </li>
          ),
        )}
      </ul>
    </section>
  )
}

function Cases({ cases }: Pick<Proposals, 'cases'>): ReactNode {
  const { t } = useTranslation()
  if (cases.length === 0) return null
  return (
    <section>
      <h3>{t('approvals.page.cases')}</h3>
      <ul>
        {cases.map(({ caseId, kind, cardNumber, openedAt }) => (
          <li key={caseId}>
            {cardNumber === null ? t('approvals.page.unknownCard') : formatCardNumber(cardNumber)},{' '}
            {t(`approvals.page.caseKind.${kind}`)}, {momentOf(openedAt)}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What waits for a supervisor, the oldest first, one decision at a time; and what was turned away of one's own. */
export function Approvals(): ReactNode {
  const { t } = useTranslation()
  const proposals = useApp(state => state.proposals)
  const fault = useApp(state => state.approvalFault)
  const outcome = useApp(state => state.lastOutcome)
  const load = useApp(state => state.loadProposals)
  useEffect(() => void load(), [load])
  // One decision after the other, by the keyboard alone.
  useEffect(() => {
    if (outcome && proposals) focusOn(proposals.waiting.length > 0 ? 'decide-next' : 'page-heading')
  }, [outcome, proposals])
  return (
    <>
      {outcome && (
        <div role="status">
          <Message tone={outcome.outcome === 'queued' ? 'warn' : 'good'}>
            {t(`approvals.page.outcome.${outcome.outcome}`)}
          </Message>
        </div>
      )}
      {fault && <FaultMessage fault={fault} />}
      {proposals === null && !fault && <p role="status">{t('approvals.loading')}</p>}
      {proposals && (
        <>
          <section>
            <h3>{t('approvals.page.waiting')}</h3>
            <Waiting waiting={proposals.waiting} />
          </section>
          <TurnedAway turnedAway={proposals.turnedAway} />
          <Cases cases={proposals.cases} />
        </>
      )}
    </>
  )
}
