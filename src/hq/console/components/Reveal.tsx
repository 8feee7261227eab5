import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MemberRecord } from '../../../contract/console/members.ts'
import { factNames } from '../../../domain/member/facts.ts'
import { type RevealPurpose, revealPurposes } from '../../../domain/member/revealPurpose.ts'
import styles from '../screens/Members.module.css'
import { useDo } from '../useAsk.ts'
import { useFactText } from '../useFactText.ts'
import { Fault } from './Fault.tsx'
import { Panel } from './Panel.tsx'

type Facts = Record<(typeof factNames)[number], string | null>

/** The eight facts: masked until somebody says what for. */
export function Reveal({ record }: { record: MemberRecord }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const factText = useFactText()
  const [purpose, setPurpose] = useState<RevealPurpose | ''>('')
  const [facts, setFacts] = useState<Facts | null>(null)
  const reveal = async () => {
    if (purpose === '') return
    const { storeCode, memberId } = record
    const answer = await run('members/reveal', { storeCode, memberId, purpose })
    if (answer.ok) setFacts(answer.value.facts)
  }
  // What was pressed is gone: the hand goes on to what masks them again.
  if (facts)
    return (
      <Panel
        title={t('console.members.record.facts')}
        tools={
          <Button variant="default" autoFocus onClick={() => setFacts(null)}>
            {t('console.members.record.hide')}
          </Button>
        }
      >
        <dl className={styles.facts}>
          {factNames.map(fact => (
            <div key={fact} className={styles.pair}>
              <dt>{t(`facts.name.${fact}`)}</dt>
              <dd>{factText(fact, facts[fact])}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    )
  const choices = revealPurposes.map(value => ({ value, label: t(`console.members.purpose.${value}`) }))
  return (
    <Panel title={t('console.members.record.facts')}>
      <p>
        {record.name} · {record.number}
      </p>
      <p>{t('console.members.record.masked')}</p>
      <div className={styles.reveal}>
        <NativeSelect
          id="reveal-purpose"
          label={t('console.members.record.purpose')}
          size="md"
          data={[{ value: '', label: '' }, ...choices]}
          value={purpose}
          onChange={event => setPurpose(event.currentTarget.value as RevealPurpose | '')}
        />
        <Button
          id="reveal-facts"
          size="md"
          disabled={purpose === ''}
          loading={busy}
          onClick={() => void reveal()}
        >
          {t('console.members.record.reveal')}
        </Button>
      </div>
      <Fault fault={fault} />
    </Panel>
  )
}
