import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberRecord } from '../../../contract/console/members.ts'
import type { Purpose } from '../../../domain/consent/consent.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { fullTimeOf, momentOf } from '../../../ui/when.ts'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { ProofExport } from '../components/ProofExport.tsx'
import { Reveal } from '../components/Reveal.tsx'
import { useAsk } from '../useAsk.ts'
import styles from './Members.module.css'

function Consent({ record }: { record: MemberRecord }): ReactNode {
  const { t } = useTranslation()
  const { consent } = record
  return (
    <Panel title={t('console.members.record.consent')}>
      <p>
        {t('console.members.record.notice', {
          version: consent.noticeVersion,
          language: t(`shell.languageName.${consent.language}`),
          when: fullTimeOf(consent.givenAt),
          staff: consent.receivedBy,
        })}
      </p>
      <ul className={styles.list}>
        {consent.purposes.map(purpose => (
          <li key={purpose}>{t(`consent.purpose.${purpose as Purpose}`)}</li>
        ))}
      </ul>
      <ProofExport record={record} />
    </Panel>
  )
}

function Receipts({ receipts }: { receipts: MemberRecord['receipts'] }): ReactNode {
  const { t } = useTranslation()
  return (
    <Panel title={t('console.members.record.receipts')}>
      <ul className={styles.list}>
        {receipts.map(({ envelopeId, sequence, storedAt }) => (
          <li key={envelopeId}>
            {t('console.members.record.receipt', { sequence, when: fullTimeOf(storedAt) })}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Corrections({ corrections }: { corrections: MemberRecord['corrections'] }): ReactNode {
  const { t } = useTranslation()
  if (corrections.length === 0) return <p>{t('console.members.record.noCorrections')}</p>
  return (
    <ul className={styles.list}>
      {corrections.map(({ at, facts, proposedBy, approvedBy }) => (
        <li key={at}>
          {momentOf(at)} ·{' '}
          {t('console.members.record.correction', {
            facts: facts.map(fact => t(`facts.name.${fact}`)).join(', '),
            proposedBy,
            approvedBy: approvedBy ?? t('console.members.record.notApproved'),
          })}
        </li>
      ))}
    </ul>
  )
}

/** One member: everything about the record, and the facts themselves for a purpose. */
export function MemberPage({ storeCode, memberId }: { storeCode: string; memberId: string }): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('members/show', { storeCode, memberId })
  return (
    <>
      <p>
        <a href="#/members">← {t('console.members.back')}</a>
      </p>
      <Loaded asked={asked}>
        {record => (
          <>
            <h2>{t('console.members.record.title', { card: formatCardNumber(record.cardNumber) })}</h2>
            <Reveal record={record} />
            <Consent record={record} />
            <Panel title={t('console.members.record.corrections')}>
              <Corrections corrections={record.corrections} />
            </Panel>
            <Receipts receipts={record.receipts} />
          </>
        )}
      </Loaded>
    </>
  )
}
