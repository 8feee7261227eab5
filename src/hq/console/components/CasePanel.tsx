import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case, CaseValues, caseDecisions } from '../../../contract/console/cases.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import type { FactName } from '../../../domain/member/facts.ts'
import { TextRow } from '../../../ui/TextRow.tsx'
import { momentOf } from '../../../ui/when.ts'
import { useDo } from '../useAsk.ts'
import { useFactText } from '../useFactText.ts'
import styles from './CasePanel.module.css'
import { Fault } from './Fault.tsx'
import { Panel } from './Panel.tsx'

type Decision = (typeof caseDecisions)[number]
const decisions = {
  correction: ['take', 'keep'],
  duplicate: ['same-person', 'different-people'],
} as const

function Values({ one, values }: { one: Case; values: CaseValues }): ReactNode {
  const { t } = useTranslation()
  const isDouble = one.about.kind === 'duplicate'
  const facts = [...new Set([...Object.keys(values.stands), ...Object.keys(values.proposed)])] as FactName[]
  const factText = useFactText()
  const text = (fact: FactName, value: string | null | undefined) => factText(fact, value ?? null)
  return (
    <table>
      <thead>
        <tr>
          <td />
          <th scope="col">
            {t(isDouble ? 'console.members.cases.thisMember' : 'console.members.cases.stands')}
          </th>
          <th scope="col">
            {t(isDouble ? 'console.members.cases.otherMember' : 'console.members.cases.proposed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {facts.map(fact => (
          <tr key={fact} data-differs={values.stands[fact] !== values.proposed[fact] || undefined}>
            <th scope="row">{t(`facts.name.${fact}`)}</th>
            <td>{text(fact, values.stands[fact])}</td>
            <td>{text(fact, values.proposed[fact])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useTitle(): (one: Case) => string {
  const { t } = useTranslation()
  return ({ about }) =>
    about.kind === 'correction'
      ? t('console.members.cases.correction', {
          fact: t(`facts.name.${about.fact}`).toLocaleLowerCase(),
          staff: about.proposedBy,
        })
      : t('console.members.cases.duplicate', {
          card: formatCardNumber(about.other.cardNumber),
          store: about.other.storeCode,
        })
}

/** Both versions side by side once they were asked for, and the decision. */
function Deciding({ one, onDecided }: { one: Case; onDecided(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [values, setValues] = useState<CaseValues | null>(null)
  const [reason, setReason] = useState('')
  const key = { storeCode: one.member.storeCode, caseId: one.caseId }
  const show = async () => {
    const answer = await run('cases/values', key)
    if (answer.ok) setValues(answer.value)
  }
  const decide = async (decision: Decision) => {
    if ((await run('cases/decide', { ...key, decision, reason })).ok) onDecided()
  }
  return (
    <>
      {values ? (
        <>
          <Values one={one} values={values} />
          <div className={styles.decide}>
            <TextRow
              id={`reason-${one.caseId}`}
              label={t('console.members.cases.reason')}
              value={reason}
              onChange={setReason}
              hint={t('console.members.cases.reasonHint')}
              autoFocus
            />
            {decisions[one.about.kind].map(decision => (
              <Button
                key={decision}
                variant="default"
                size="md"
                loading={busy}
                disabled={reason.trim() === ''}
                onClick={() => void decide(decision)}
              >
                {t(`console.members.cases.${decision}`)}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <div className={styles.buttons}>
          <span className={styles.hint}>{t('console.members.cases.showHint')}</span>
          <Button loading={busy} onClick={() => void show()}>
            {t('console.members.cases.show')}
          </Button>
        </div>
      )}
      <Fault fault={fault} />
    </>
  )
}

/** One case: what it is about, and what can be decided or was. */
export function CasePanel({ one, onDecided }: { one: Case; onDecided(): void }): ReactNode {
  const { t } = useTranslation()
  const titleOf = useTitle()
  const { member, about, decided } = one
  return (
    <Panel title={titleOf(one)}>
      <p>
        {t('console.members.record.title', { card: formatCardNumber(member.cardNumber) })} · {member.name} ·{' '}
        {member.number} · {t('console.members.cases.since', { when: momentOf(one.openedAt) })}
      </p>
      {about.kind === 'correction' && about.reason !== '' && (
        <p>{t('console.members.cases.correctionReason', { reason: about.reason })}</p>
      )}
      {decided ? (
        <p>
          {t('console.members.cases.by', {
            decision: t(`console.members.cases.${decided.decision as Decision}`),
            by: decided.by,
            when: momentOf(decided.at),
          })}{' '}
          {decided.reason}
        </p>
      ) : (
        <Deciding one={one} onDecided={onDecided} />
      )}
    </Panel>
  )
}
