import { Button, NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestWords, StoreRequest } from '../../../contract/console/requests.ts'
import { formatCardNumber } from '../../../domain/member/cardNumber.ts'
import { type RevealPurpose, revealPurposes } from '../../../domain/member/revealPurpose.ts'
import { momentOf } from '../../../ui/when.ts'
import styles from '../screens/Requests.module.css'
import { useDo } from '../useAsk.ts'
import { Fault } from './Fault.tsx'
import { Panel } from './Panel.tsx'

function Words({ words }: { words: RequestWords }): ReactNode {
  const { t } = useTranslation()
  const unsaid = (what: RequestWords['steps'][number]['what']) =>
    what === 'received' && words.occasion
      ? t(`requests.occasion.${words.occasion}`)
      : t('console.requests.erased')
  return (
    <>
      {words.representative && <p>{t('console.requests.representative', { name: words.representative })}</p>}
      <ol className={styles.steps}>
        {words.steps.map(({ what, at, by, outcome, text, reason }) => (
          <li key={`${what}-${at}`}>
            <strong>{t(`requests.page.step.${what}`)}</strong>
            {outcome && ` · ${t(`requests.outcome.${outcome}`)}`} · {momentOf(at)} · {by}
            <p className={styles.words}>{text ?? reason ?? unsaid(what)}</p>
            {text && reason && (
              <p className={styles.words}>{t('console.requests.reason', { text: reason })}</p>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

/** What was said and answered, once somebody has said what for. */
export function RequestText({ request, onClose }: { request: StoreRequest; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [purpose, setPurpose] = useState<RevealPurpose | ''>('')
  const [words, setWords] = useState<RequestWords | null>(null)
  const { storeCode, requestId, cardNumber } = request
  const reveal = async () => {
    if (purpose === '') return
    const answer = await run('requests/reveal', { storeCode, requestId, purpose })
    if (answer.ok) setWords(answer.value)
  }
  const options = revealPurposes.map(value => ({ value, label: t(`console.members.purpose.${value}`) }))
  const card = cardNumber ? formatCardNumber(cardNumber) : t('console.requests.left')
  return (
    <Panel title={t('console.requests.wordsOf', { card })}>
      {words ? (
        <Words words={words} />
      ) : (
        <div className={styles.ask}>
          <NativeSelect
            id="request-purpose"
            label={t('console.requests.purpose')}
            description={t('console.requests.purposeHint')}
            size="md"
            data={[{ value: '', label: '' }, ...options]}
            value={purpose}
            onChange={event => setPurpose(event.currentTarget.value as RevealPurpose | '')}
          />
          <Button size="md" disabled={purpose === ''} loading={busy} onClick={() => void reveal()}>
            {t('console.requests.reveal')}
          </Button>
        </div>
      )}
      <Fault fault={fault} />
      <Button variant="default" onClick={onClose}>
        {t('console.requests.close')}
      </Button>
    </Panel>
  )
}
