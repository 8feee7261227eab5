import { Button, Checkbox, Group } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseVietnameseDate } from '../../domain/date.ts'
import { type FactName, factNames } from '../../domain/member/facts.ts'
import { Message, MessageRoom } from '../../ui/Message.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { DayRow } from '../components/DayRow.tsx'
import { Dialog } from '../components/Dialog.tsx'
import type { MemberSummary } from '../state/saveSlice.ts'
import { useApp } from '../state/useApp.ts'
import styles from './Disclosures.module.css'
import { MemberPicker } from './MemberPicker.tsx'

const empty = { agency: '', legalBasis: '', documentNumber: '', documentDate: '' }
type Texts = typeof empty

function FactChoice({ chosen, onChange }: { chosen: FactName[]; onChange(facts: FactName[]): void }) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.facts}>
      <legend>{t('disclosures.form.facts')}</legend>
      <p>{t('disclosures.form.factsHint')}</p>
      <div>
        {factNames.map(name => (
          <Checkbox
            key={name}
            id={`disclose-${name}`}
            label={t(`facts.name.${name}`)}
            checked={chosen.includes(name)}
            onChange={event =>
              onChange(
                event.currentTarget.checked ? [...chosen, name] : chosen.filter(other => other !== name),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

interface DemandFormProps {
  member: MemberSummary | null
  opened: boolean
  /** Put aside: what is typed stays. */
  onClose(): void
  /** Sent, or given up. */
  onEnd(): void
}

/** What an agency's document demands; written down, it goes before a supervisor. */
export function DemandForm({ member, opened, onClose, onEnd }: DemandFormProps): ReactNode {
  const { t } = useTranslation()
  const request = useApp(state => state.requestDisclosure)
  const busy = useApp(state => state.disclosureBusy)
  const [disclosureId] = useState(() => crypto.randomUUID())
  const [about, setAbout] = useState(member)
  const [texts, setTexts] = useState<Texts>(empty)
  const [facts, setFacts] = useState<FactName[]>([])
  const [tried, setTried] = useState(false)
  const row = (name: Exclude<keyof Texts, 'documentDate'>, hint?: string) => (
    <TextRow
      id={`demand-${name}`}
      label={t(`disclosures.form.${name}`)}
      hint={hint}
      value={texts[name]}
      onChange={value => setTexts({ ...texts, [name]: value })}
    />
  )
  const documentDate = parseVietnameseDate(texts.documentDate)
  const isWhole = [texts.agency, texts.legalBasis, texts.documentNumber].every(text => text.trim() !== '')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!about || !documentDate || !isWhole || facts.length === 0) return
    const demand = { ...texts, documentDate, facts }
    if (await request({ disclosureId, memberId: about.memberId, demand })) onEnd()
  }
  const isMissing = tried && (!about || !documentDate || !isWhole || facts.length === 0)
  return (
    <Dialog opened={opened} onClose={onClose} title={t('disclosures.form.title')} size={720}>
      <form onSubmit={event => void submit(event)} noValidate>
        <MemberPicker chosen={about} onChoose={setAbout} />
        {row('agency')}
        {row('legalBasis', t('disclosures.form.legalBasisHint'))}
        <div className={styles.document}>
          {row('documentNumber')}
          <DayRow
            id="demand-documentDate"
            label={t('disclosures.form.documentDate')}
            value={texts.documentDate}
            onChange={value => setTexts({ ...texts, documentDate: value })}
            problem={tried && !documentDate ? t('audit.search.badDay') : undefined}
          />
        </div>
        <FactChoice chosen={facts} onChange={setFacts} />
        <MessageRoom>
          {isMissing && <Message tone="bad">{t('disclosures.form.missing')}</Message>}
        </MessageRoom>
        <Group justify="flex-end" mt="md">
          <Button variant="default" h={44} onClick={onEnd}>
            {t('disclosures.form.cancel')}
          </Button>
          <Button id="send-demand" type="submit" h={44} loading={busy}>
            {t('disclosures.form.send')}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
