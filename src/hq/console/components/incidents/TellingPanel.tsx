import { Button, NativeSelect, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcernedIncident, LetterAddresses } from '../../../../contract/console/incidents.ts'
import {
  type Informed,
  type InformingWay,
  informed,
  informingWays,
} from '../../../../domain/incident/kinds.ts'
import { formatCardNumber } from '../../../../domain/member/cardNumber.ts'
import { authorityLetter, customerLetter } from '../../../../ui/incidentLetters.ts'
import { TextRow } from '../../../../ui/TextRow.tsx'
import { momentOf, parseMoment } from '../../../../ui/when.ts'
import { useDo } from '../../useAsk.ts'
import { Fault } from '../Fault.tsx'
import { Panel } from '../Panel.tsx'
import styles from './Incident.module.css'
import { type ConsoleLetter, Letters } from './Letters.tsx'

/** Tells the authority or customers: the letters, and that it was done. */
export function TellingPanel({
  incident,
  onDone,
}: {
  incident: ConcernedIncident
  onDone(): void
}): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [whom, setWhom] = useState<Informed>('authority')
  const [way, setWay] = useState<InformingWay>('letter')
  const [count, setCount] = useState('1')
  const [moment, setMoment] = useState(() => momentOf(new Date().toISOString()))
  const [text, setText] = useState('')
  const [eventId, setEventId] = useState<string>(() => crypto.randomUUID())
  const [letters, setLetters] = useState<ConsoleLetter[] | null>(null)
  const [next, setNext] = useState<LetterAddresses['next']>(null)
  const { incidentId } = incident
  const sentAt = parseMoment(moment)
  const number = whom === 'authority' ? 1 : /^[1-9]\d{0,6}$/.test(count) ? Number(count) : null
  const preview = async () => {
    if (whom === 'authority')
      return setLetters([{ template: 'incidentAuthority', content: authorityLetter(incident, text, t) }])
    const answer = await run('incidents/letters', { incidentId, after: next })
    if (!answer.ok) return
    setNext(answer.value.next)
    setLetters(
      answer.value.addresses.map(to => ({
        template: 'incidentCustomer',
        content: customerLetter(incident, { ...to, cardNumber: formatCardNumber(to.cardNumber) }, text, t),
      })),
    )
  }
  const save = async () => {
    if (number === null || sentAt === null) return
    const said = { incidentId, eventId, whom, way, count: number, sentAt, text }
    if (!(await run('incidents/inform', said)).ok) return
    setEventId(crypto.randomUUID())
    onDone()
  }
  return (
    <Panel title={t('incident.inform.title')}>
      <div className={styles.fields}>
        <NativeSelect
          id="tell-whom"
          label={t('incident.inform.whom')}
          value={whom}
          data={informed.map(value => ({ value, label: t(`incident.inform.who.${value}`) }))}
          onChange={event => setWhom(event.currentTarget.value as Informed)}
        />
        <NativeSelect
          id="tell-way"
          label={t('incident.inform.way')}
          value={way}
          data={informingWays.map(value => ({ value, label: t(`incident.inform.ways.${value}`) }))}
          onChange={event => setWay(event.currentTarget.value as InformingWay)}
        />
        <TextRow
          id="tell-sent"
          label={t('incident.inform.sentAt')}
          value={moment}
          onChange={setMoment}
          hint={t('incident.form.momentHint')}
          problem={sentAt ? undefined : t('incident.form.momentWrong')}
        />
        {whom === 'customers' && (
          <TextRow
            id="tell-count"
            label={t('incident.inform.count')}
            value={count}
            onChange={setCount}
            numeric
          />
        )}
      </div>
      <Textarea
        id="tell-text"
        label={t('incident.inform.text')}
        description={t('incident.inform.textHint')}
        maxLength={4000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Fault fault={fault} />
      <div className={styles.buttons}>
        <Button variant="default" loading={busy} disabled={text.trim() === ''} onClick={() => void preview()}>
          {t(next ? 'incident.inform.lettersNext' : 'incident.inform.preview')}
        </Button>
        <Button
          loading={busy}
          disabled={text.trim() === '' || number === null || sentAt === null}
          onClick={() => void save()}
        >
          {t('incident.inform.save')}
        </Button>
        {whom === 'customers' && <span>{t('incident.inform.lettersNote')}</span>}
      </div>
      {letters && <Letters letters={letters} onClose={() => setLetters(null)} />}
    </Panel>
  )
}
