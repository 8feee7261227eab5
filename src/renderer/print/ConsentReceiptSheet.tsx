import { type ReactNode, useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { purposes } from '../../domain/consent/consent.ts'
import { controller } from '../../domain/controller.ts'
import { formatCardNumber } from '../../domain/member/cardNumber.ts'
import { fullTimeOf } from '../../ui/when.ts'
import type { ConsentReceipt } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'

function Facts({ receipt }: { receipt: ConsentReceipt }): ReactNode {
  const { i18n } = useTranslation()
  const t = i18n.getFixedT(receipt.consent.language)
  const { consent } = receipt
  const rows = [
    [t('receipt.customer'), receipt.fullName],
    [t('receipt.cardNumber'), formatCardNumber(receipt.cardNumber)],
    [t('receipt.method'), t(`consent.methodOnReceipt.${consent.method}`)],
    [t('receipt.givenAt'), fullTimeOf(consent.givenAt)],
    [t('receipt.receivedBy'), consent.receivedBy],
    [t('receipt.place'), t('receipt.counter', { store: receipt.storeName, number: receipt.counterNumber })],
    [t('receipt.notice'), t('consent.noticeVersion', { version: consent.noticeVersion })],
    [t('receipt.noticeHash'), consent.noticeHash],
  ] as const
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
      <p>{t('receipt.rights')}</p>
      <footer>
        <span>{t('receipt.customerSignature')}</span>
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
