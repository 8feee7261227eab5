import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { purposes } from '../../domain/consent/consent.ts'
import { controller } from '../../domain/controller.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { fullTimeOf } from '../../ui/when.ts'
import { SignatureLines } from '../components/SignatureLines.tsx'
import type { ConsentReceipt } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'

/** Who consented for a child, and before whom. */
function useRepresentativeRows({ representative, consent }: ConsentReceipt): [string, string][] {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(consent.language)
  if (!representative) return []
  const { fullName, relation, childConsented, receivedBy } = representative
  const child = t(childConsented ? 'receipt.childConsented' : 'receipt.childTooYoung')
  return [
    [t('receipt.representative'), `${fullName} (${t(`consent.child.relations.${relation}`)}); ${child}`],
    [t('receipt.supervisor'), receivedBy],
  ]
}

function Facts({ receipt }: { receipt: ConsentReceipt }): ReactNode {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(receipt.consent.language)
  const { consent } = receipt
  const forChild = useRepresentativeRows(receipt)
  const rows = [
    [t('receipt.customer'), receipt.fullName],
    [t('receipt.cardNumber'), formatCardNumber(receipt.cardNumber)],
    [t('receipt.method'), t(`consent.methodOnReceipt.${receipt.signature ? 'pad' : consent.method}`)],
    ...forChild,
    [t('receipt.givenAt'), fullTimeOf(consent.givenAt)],
    [t('receipt.receivedBy'), consent.receivedBy],
    [t('receipt.place'), t('receipt.counter', { store: receipt.storeName, number: receipt.counterNumber })],
    [t('receipt.notice'), t('consent.noticeVersion', { version: consent.noticeVersion })],
    [t('receipt.noticeHash'), consent.noticeHash],
  ] satisfies [string, string][]
  return (
    <dl>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Sheet({ receipt }: { receipt: ConsentReceipt }): ReactNode {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(receipt.consent.language)
  return (
    <main className="print-sheet" lang={receipt.consent.language} data-testid="consent-receipt">
      <header>
        <p>{t('receipt.controller')}</p>
        <strong>{controller.name}</strong>
        <p>{controller.address}</p>
        <p>
          {t('receipt.phone')}: {controller.phone}
        </p>
      </header>
      <h1>{t('receipt.title')}</h1>
      <Facts receipt={receipt} />
      <h2>{t('receipt.purposes')}</h2>
      <ul>
        {purposes.map(purpose => (
          <li key={purpose}>
            {t(`consent.purpose.${purpose}`)}:{' '}
            <strong>
              {receipt.consent.purposes.includes(purpose)
                ? `☑ ${t('receipt.given')}`
                : `☐ ${t('receipt.notGiven')}`}
            </strong>
          </li>
        ))}
      </ul>
      {receipt.withdrawn.length > 0 && (
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
      )}
      <p>{t('receipt.rights')}</p>
      <footer>
        <span>
          {t(receipt.representative ? 'receipt.representativeSignature' : 'receipt.customerSignature')}
          {receipt.signature && (
            <SignatureLines
              signature={receipt.signature}
              label={t('consent.pad.signed')}
              className="print-signature"
            />
          )}
        </span>
        <span>{t('receipt.staffSignature')}</span>
      </footer>
    </main>
  )
}

/** Prints the consent receipt once it is there, on paper only, and forgets it when printing is over. */
export function ConsentReceiptSheet(): ReactNode {
  const receipt = useApp(state => state.receipt)
  const drop = useApp(state => state.dropReceipt)
  useEffect(() => {
    if (!receipt) return
    window.addEventListener('afterprint', drop)
    window.print()
    return () => window.removeEventListener('afterprint', drop)
  }, [receipt, drop])
  return receipt ? createPortal(<Sheet receipt={receipt} />, window.document.body) : null
}
