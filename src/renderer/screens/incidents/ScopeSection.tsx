import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Affected, IncidentPlace } from '../../../contract/ipc/incident.ts'
import type { IncidentRecord } from '../../../contract/register/incidentRecord.ts'
import { type FactName, factNames } from '../../../domain/member/facts.ts'
import { scopeText } from '../../../ui/incidentLetters.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { parseDay } from '../../../ui/when.ts'
import { useApp } from '../../state/useApp.ts'
import { AffectedList } from './AffectedList.tsx'
import styles from './Incidents.module.css'

type Where = 'device' | 'store'
type Scope = NonNullable<IncidentRecord['scope']>

function Facts({ chosen, onChange }: { chosen: FactName[]; onChange(facts: FactName[]): void }): ReactNode {
  const { t } = useTranslation()
  const toggle = (name: FactName) =>
    onChange(factNames.filter(fact => (fact === name ? !chosen.includes(fact) : chosen.includes(fact))))
  return (
    <fieldset className={styles.facts}>
      <legend>{t('incident.scope.facts')}</legend>
      {factNames.map(name => (
        <label key={name}>
          <input
            type="checkbox"
            id={`scope-${name}`}
            checked={chosen.includes(name)}
            onChange={() => toggle(name)}
          />
          {t(`facts.name.${name}`)}
        </label>
      ))}
      {chosen.length === 0 && <p role="alert">{t('incident.scope.noFact')}</p>}
    </fieldset>
  )
}

function DayRow(props: { id: string; label: string; value: string; onChange(value: string): void }) {
  const { t } = useTranslation()
  const isWrong = props.value.trim() !== '' && parseDay(props.value, 'first') === null
  return (
    <TextRow
      {...props}
      hint={t('incident.scope.dayHint')}
      problem={isWrong ? t('incident.scope.dayWrong') : undefined}
    />
  )
}

const dayOrNull = (text: string, end: 'first' | 'last') => (text.trim() === '' ? null : parseDay(text, end))

/** What is typed, as a scope; null while a day is none, or nothing is chosen. */
function scopeOf(where: Where, from: string, to: string, facts: FactName[], place: IncidentPlace) {
  const isWrong = [from, to].some(day => day.trim() !== '' && parseDay(day, 'first') === null)
  if (isWrong || facts.length === 0) return null
  const { storeCode } = place
  const deviceId = where === 'device' ? place.deviceId : null
  return { storeCode, deviceId, from: dayOrNull(from, 'first'), to: dayOrNull(to, 'last'), facts }
}

function ScopeForm({ incident, place }: { incident: IncidentRecord; place: IncidentPlace }): ReactNode {
  const { t } = useTranslation()
  const act = useApp(state => state.actOnIncident)
  const find = useApp(state => state.findAffected)
  const busy = useApp(state => state.incidentBusy)
  const [where, setWhere] = useState<Where>('store')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [facts, setFacts] = useState<FactName[]>([...factNames])
  const [found, setFound] = useState<{ scope: Scope; affected: Affected } | null>(null)
  const scope = scopeOf(where, from, to, facts, place)
  const search = async () => {
    if (!scope) return
    const affected = await find({ scope, after: null })
    setFound(affected && { scope, affected })
  }
  const keep = async () => {
    if (!scope) return
    const eventId = crypto.randomUUID()
    if (await act('incidents:scope', { incidentId: incident.incidentId, eventId, scope })) setFound(null)
  }
  return (
    <>
      <Segments
        id="scope-where"
        label={t('incident.scope.which')}
        value={where}
        options={[
          { value: 'store', label: t('incident.scope.store') },
          { value: 'device', label: t('incident.scope.device') },
        ]}
        onChange={chosen => setWhere(chosen)}
      />
      <div className={styles.fields}>
        <DayRow id="scope-from" label={t('incident.scope.from')} value={from} onChange={setFrom} />
        <DayRow id="scope-to" label={t('incident.scope.to')} value={to} onChange={setTo} />
      </div>
      <Facts chosen={facts} onChange={setFacts} />
      <div className={styles.buttons}>
        <Button
          id="scope-find"
          variant="default"
          h={44}
          loading={busy}
          disabled={!scope}
          onClick={() => void search()}
        >
          {t('incident.scope.find')}
        </Button>
        <Button id="scope-keep" h={44} loading={busy} disabled={!scope} onClick={() => void keep()}>
          {t('incident.scope.keep')}
        </Button>
      </div>
      {found && <AffectedList key={JSON.stringify(found.scope)} scope={found.scope} first={found.affected} />}
    </>
  )
}

/** Whom it concerns: what is kept, and finding them anew. */
export function ScopeSection(props: { incident: IncidentRecord; place: IncidentPlace }): ReactNode {
  const { t } = useTranslation()
  const { scope, affected, closed } = props.incident
  return (
    <section className={styles.panel} aria-labelledby="scope-title">
      <h3 id="scope-title">{t('incident.scope.title')}</h3>
      {scope && (
        <p role="status">
          {t('incident.scope.current', { scope: scopeText(scope, t), count: affected ?? 0 })}
        </p>
      )}
      {!closed && <ScopeForm {...props} />}
    </section>
  )
}
