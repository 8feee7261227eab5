import { Button, Checkbox } from '@mantine/core'
import { IconFileDescription } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { missingPurposes, purposes, requiredPurposes } from '../../domain/consent/consent.ts'
import { Segments } from '../../ui/Segments.tsx'
import { consentWays, noticeLanguage, wayOf } from '../state/consentSlice.ts'
import { useApp } from '../state/useApp.ts'
import styles from './ConsentForm.module.css'
import { RepresentativeForm } from './RepresentativeForm.tsx'
import { SignatureRow } from './SignatureRow.tsx'

function Purposes(): ReactNode {
  const { t } = useTranslation()
  const given = useApp(state => state.purposes)
  const toggle = useApp(state => state.toggle)
  const tried = useApp(state => state.tried)
  const busy = useApp(state => state.stage === 'saving')
  const missing = tried ? missingPurposes(given) : []
  return (
    <fieldset className={styles.purposes}>
      <legend>{t('consent.purposes')}</legend>
      {purposes.map(purpose => (
        <label
          key={purpose}
          htmlFor={`purpose-${purpose}`}
          className={styles.purpose}
          data-bad={missing.includes(purpose) || undefined}
        >
          <Checkbox
            id={`purpose-${purpose}`}
            checked={given.includes(purpose)}
            disabled={busy}
            aria-invalid={missing.includes(purpose) || undefined}
            onChange={() => toggle(purpose)}
          />
          <span>
            {t(`consent.purpose.${purpose}`)}{' '}
            <small>
              ({requiredPurposes.includes(purpose) ? t('consent.required') : t('consent.optionalPurpose')})
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function PadRow(): ReactNode {
  const purposes = useApp(state => state.purposes)
  const language = useApp(noticeLanguage)
  const noticeVersion = useApp(state => state.notices[noticeLanguage(state)]?.version ?? null)
  const signature = useApp(state => state.signature)
  const sign = useApp(state => state.sign)
  return <SignatureRow {...{ purposes, language, noticeVersion, signature }} onSigned={sign} />
}

/** The controller's notice in short, one consent per purpose, and how it was given. Nothing is ticked beforehand. */
export function ConsentForm({ onReadNotice }: { onReadNotice(): void }): ReactNode {
  const { t } = useTranslation()
  const way = useApp(wayOf)
  const setMethod = useApp(state => state.setMethod)
  const tried = useApp(state => state.tried)
  const missingMethod = tried && way === null
  return (
    <section aria-labelledby="consent-heading" className={styles.consent}>
      <div className={styles.head}>
        <div>
          <h2 id="consent-heading">{t('consent.heading')}</h2>
          <p className={styles.summary}>{t('consent.summary')}</p>
        </div>
        <Button
          id="read-notice"
          variant="default"
          h={44}
          leftSection={<IconFileDescription aria-hidden size={18} />}
          onClick={onReadNotice}
        >
          {t('consent.readInFull')}
        </Button>
      </div>
      <RepresentativeForm />
      <Purposes />
      <div className={styles.method}>
        <span data-bad={missingMethod || undefined}>{t('consent.method')}</span>
        <Segments
          id="method"
          label={t('consent.method')}
          value={way}
          options={consentWays.map(value => ({ value, label: t(`consent.methods.${value}`) }))}
          onChange={setMethod}
          invalid={missingMethod}
        />
      </div>
      {way === 'pad' && <PadRow />}
    </section>
  )
}
