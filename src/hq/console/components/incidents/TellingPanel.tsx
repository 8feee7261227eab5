import { Button, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcernedIncident } from '../../../../contract/console/incidents.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'
import { Letters } from './Letters.tsx'
import { TellingFields } from './TellingFields.tsx'
import { useTelling } from './useTelling.ts'

interface TellingPanelProps {
  incident: ConcernedIncident
  onDone(): void
}

/** Tells the authority or customers: the letters, and that it was done. */
export function TellingPanel({ incident, onDone }: TellingPanelProps): ReactNode {
  const { t } = useTranslation()
  const telling = useTelling(incident, onDone)
  const { said, isSaid, isWhole, letters, busy } = telling
  return (
    <Panel title={t('incident.inform.title')}>
      <TellingFields said={said} />
      <Textarea
        id="tell-text"
        label={t('incident.inform.text')}
        description={t('incident.inform.textHint')}
        maxLength={4000}
        value={said.text}
        onChange={event => said.setText(event.currentTarget.value)}
      />
      <Fault fault={telling.fault} />
      <div className={styles.buttons}>
        <Button variant="default" loading={busy} disabled={!isSaid} onClick={() => void telling.preview()}>
          {t(telling.hasMore ? 'incident.inform.lettersNext' : 'incident.inform.preview')}
        </Button>
        <Button loading={busy} disabled={!isWhole} onClick={() => void telling.save()}>
          {t('incident.inform.save')}
        </Button>
        {said.whom === 'customers' && <span>{t('incident.inform.lettersNote')}</span>}
      </div>
      {letters && <Letters letters={letters} onClose={() => telling.setLetters(null)} />}
    </Panel>
  )
}
