import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AffectedAddresses } from '../../../contract/ipc/incident.ts'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import type { Informed } from '../../../domain/incident/kinds.ts'
import { authoritySheet, customerSheet } from '../../print/incidentSheets.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Incidents.module.css'

interface LettersProps {
  incident: IncidentRecord
  whom: Informed
  text: string
}

/** The letters to customers, so many in one print; each is in the access register before it is shown. */
function CustomerLetters({ incident, text }: Omit<LettersProps, 'whom'>): ReactNode {
  const { t, i18n } = useTranslation()
  const askAddresses = useApp(state => state.askAddresses)
  const showSheet = useApp(state => state.showSheet)
  const busy = useApp(state => state.incidentBusy)
  const [given, setGiven] = useState<AffectedAddresses | null>(null)
  const { incidentId, scope, affected } = incident
  if (!scope) return <p className={styles.soft}>{t('incident.inform.needScope')}</p>
  const print = async () => {
    const page = await askAddresses({ incidentId, after: given?.next ?? null })
    if (!page) return
    setGiven(page)
    if (page.addresses.length > 0)
      showSheet(customerSheet(incident, page, text, i18n.language === 'en' ? 'en' : 'vi'))
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button
          id="inform-letters"
          variant="default"
          h={44}
          loading={busy}
          disabled={text.trim() === ''}
          onClick={() => void print()}
        >
          {given?.next
            ? t('incident.inform.lettersNext')
            : t('incident.inform.letters', { count: affected ?? 0 })}
        </Button>
        <span className={styles.soft}>{t('incident.inform.lettersNote')}</span>
      </div>
      <div role="status">
        {given && given.addresses.length === 0 && <p>{t('incident.inform.lettersNobody')}</p>}
        {given && given.elsewhere > 0 && (
          <p>{t('incident.inform.lettersElsewhere', { count: given.elsewhere })}</p>
        )}
      </div>
    </>
  )
}

/** What is printed for whoever is to be told. */
export function InformLetters({ incident, whom, text }: LettersProps): ReactNode {
  const { t, i18n } = useTranslation()
  const showSheet = useApp(state => state.showSheet)
  if (whom === 'customers') return <CustomerLetters incident={incident} text={text} />
  return (
    <div>
      <Button
        id="inform-preview"
        variant="default"
        h={44}
        onClick={() => showSheet(authoritySheet(incident, text, i18n.language === 'en' ? 'en' : 'vi'))}
      >
        {t('incident.inform.preview')}
      </Button>
    </div>
  )
}
