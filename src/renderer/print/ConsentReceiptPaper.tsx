import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { purposes } from '../../domain/consent/consent.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import type { Language } from '../../i18n/index.ts'
import { fullTimeOf } from '../../ui/when.ts'
import { SignatureLines } from '../components/SignatureLines.tsx'
import type { ConsentReceipt } from '../state/saveSlice.ts'
import { Letterhead } from './Letterhead.tsx'

/** Who consented for a child, and before whom. */
function representativeRows({ representative }: ConsentReceipt, t: TFunction): [string, string][] {
  if (!representative) return []
  const { fullName, relation, childConsented, receivedBy } = representative
  const child = t(childConsented ? 'receipt.childConsented' : 'receipt.childTooYoung')
  return [
    [t('receipt.representative'), `${fullName} (${t(`consent.child.relations.${relation}`)}); ${child}`],
    [t('receipt.supervisor'), receivedBy],
  ]
}

function Facts({ receipt, t }: { receipt: ConsentReceipt; t: TFunction }): ReactNode {
  const { consent } = receipt
  const rows = [
    [t('receipt.customer'), receipt.fullName],
    [t('receipt.cardNumber'), formatCardNumber(receipt.cardNumber)],
    [t('receipt.method'), t(`consent.methodOnReceipt.${receipt.signature ? 'pad' : consent.method}`)],
    ...representativeRows(receipt, t),
    [t('receipt.givenAt'), fullTimeOf(consent.givenAt)],
    [t('receipt.receivedBy'), consent.receivedBy],
    [t('receipt.place'), t('receipt.counter', { store: receipt.storeName, number: receipt.counterNumber })],
    [t('receipt.notice'), t('consent.noticeVersion', { version: consent.noticeVersion })],
    [t('receipt.noticeHash'), consent.noticeHash],
  ] satisfies [string, string][]
  return (
    <dl className="paper-rows">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Drawn, since our fonts have no such sign and a printer's may not either. */
const Box = ({ ticked }: { ticked: boolean }) => (
  <svg className="paper-box" viewBox="0 0 12 12" fill="none" stroke="currentColor" aria-hidden>
    <path d={`M1 1h10v10h-10z${ticked ? 'M3 6l2.5 2.5L9.5 3.5' : ''}`} />
  </svg>
)

const Withdrawn = ({ receipt, t }: { receipt: ConsentReceipt; t: TFunction }) => (
  <>
    <h2>{t('receipt.withdrawn')}</h2>
    <ul>
      {receipt.withdrawn.map(({ purposes: taken, method, at, receivedBy }) => (
        <li key={at}>
          {taken.map(purpose => t(`consent.purpose.${purpose}`)).join('; ')}:{' '}
          {t(`consent.withdrawal.methods.${method}`)}, {fullTimeOf(at)}, {t('receipt.receivedBy')}{' '}
          {receivedBy}
        </li>
      ))}
    </ul>
  </>
)

interface ConsentReceiptPaperProps {
  receipt: ConsentReceipt
  language: Language
  /** Speaks `language`. */
  t: TFunction
  email: string | null
}

/** What the customer takes home: the consents per purpose, how they were given and on which notice. */
export function ConsentReceiptPaper({ receipt, language, t, email }: ConsentReceiptPaperProps): ReactNode {
  return (
    <article className="paper paper-receipt" lang={language} data-testid="consent-receipt">
      <Letterhead t={t} email={email} />
      <h1>{t('receipt.title')}</h1>
      <Facts receipt={receipt} t={t} />
      <h2>{t('receipt.purposes')}</h2>
      <ul>
        {purposes.map(purpose => (
          <li key={purpose}>
            {t(`consent.purpose.${purpose}`)}:{' '}
            <strong>
              <Box ticked={receipt.consent.purposes.includes(purpose)} />{' '}
              {t(receipt.consent.purposes.includes(purpose) ? 'receipt.given' : 'receipt.notGiven')}
            </strong>
          </li>
        ))}
      </ul>
      {receipt.withdrawn.length > 0 && <Withdrawn receipt={receipt} t={t} />}
      {receipt.proofAt && <p>{t('receipt.proofElsewhere')}</p>}
      <p>{t('receipt.rights')}</p>
      <footer className="paper-signatures">
        <div>
          <strong>
            {t(receipt.representative ? 'receipt.representativeSignature' : 'receipt.customerSignature')}
          </strong>
          {receipt.signature && (
            <SignatureLines
              signature={receipt.signature}
              label={t('consent.pad.signed')}
              className="paper-signature"
            />
          )}
        </div>
        <div>
          <strong>{t('receipt.staffSignature')}</strong>
        </div>
      </footer>
    </article>
  )
}
