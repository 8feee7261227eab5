import { Button, Checkbox, Group, ScrollArea } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { purposes, requiredPurposes } from '../../domain/consent/consent.ts'
import { languages } from '../../i18n/index.ts'
import { Segments } from '../../ui/Segments.tsx'
import { answered, blankAnswer, renewalOf, type TypedAnswer } from '../state/answer.ts'
import { consentWays } from '../state/consentSlice.ts'
import type { MemberConsents } from '../state/memberConsentsSlice.ts'
import { useApp } from '../state/useApp.ts'
import formStyles from './ConsentForm.module.css'
import { Markdown } from './Markdown.tsx'
import styles from './MemberConsents.module.css'
import { RepresentativeFields } from './RepresentativeForm.tsx'
import { SignatureRow } from './SignatureRow.tsx'

interface PartProps {
  answer: TypedAnswer
  change(part: Partial<TypedAnswer>): void
}

/** True once the notices in force are here: those of before may have come with the sign-in, weeks ago. */
function useFreshNotices(): boolean {
  const load = useApp(state => state.loadNotices)
  const [fresh, setFresh] = useState(false)
  useEffect(() => {
    void load().then(() => setFresh(true))
  }, [load])
  return fresh
}

function NoticeText({ answer, change, fresh }: PartProps & { fresh: boolean }): ReactNode {
  const { t } = useTranslation()
  const notice = useApp(state => state.notices[answer.language])
  return (
    <>
      <Segments
        id="renew-language"
        label={t('consent.noticeLanguage')}
        value={answer.language}
        options={languages.map(value => ({ value, label: t(`shell.languageName.${value}`) }))}
        onChange={language => change({ language })}
      />
      <ScrollArea.Autosize
        className={styles.notice ?? ''}
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('consent.noticeTitle') }}
      >
        <div lang={answer.language}>
          {fresh && notice ? <Markdown text={notice.text} /> : <p>{t('consent.noticeLoading')}</p>}
        </div>
      </ScrollArea.Autosize>
    </>
  )
}

function Ticks({ answer, change }: PartProps): ReactNode {
  const { t } = useTranslation()
  const { purposes: given } = answer
  return (
    <fieldset className={formStyles.purposes}>
      <legend>{t('consent.purposes')}</legend>
      {purposes.map(purpose => (
        <label key={purpose} htmlFor={`renew-${purpose}`} className={formStyles.purpose}>
          <Checkbox
            id={`renew-${purpose}`}
            checked={given.includes(purpose)}
            onChange={() =>
              change({
                purposes: given.includes(purpose)
                  ? given.filter(other => other !== purpose)
                  : [...given, purpose],
              })
            }
          />
          <span>
            {t(`consent.purpose.${purpose}`)}{' '}
            <small>
              ({t(requiredPurposes.includes(purpose) ? 'consent.required' : 'consent.optionalPurpose')})
            </small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

interface RenewFormProps {
  consents: MemberConsents
  onDone(): void
  onBack(): void
}

/** Asks everything again in the words of the notice in force. */
export function RenewForm({ consents, onDone, onBack }: RenewFormProps): ReactNode {
  const { t } = useTranslation()
  const screenLanguage = useApp(state => state.language)
  const renew = useApp(state => state.renewConsents)
  const [answer, setAnswer] = useState(() => blankAnswer(screenLanguage))
  const [busy, setBusy] = useState(false)
  const fresh = useFreshNotices()
  const version = useApp(state => state.notices[answer.language]?.version ?? null)
  const noticeVersion = fresh ? version : null
  const change = (part: Partial<TypedAnswer>) => setAnswer(before => answered(before, part))
  const { needed } = consents
  const renewal = renewalOf(answer, needed, noticeVersion)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!renewal || busy) return
    setBusy(true)
    const done = await renew(renewal)
    setBusy(false)
    if (done) onDone()
  }
  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <NoticeText answer={answer} change={change} fresh={fresh} />
      {needed.representative && (
        <RepresentativeFields
          needed={needed}
          representative={answer.representative}
          set={part => change({ representative: { ...answer.representative, ...part } })}
          tried={false}
        />
      )}
      <Ticks answer={answer} change={change} />
      <p className={formStyles.summary}>{t('consent.member.leaves')}</p>
      <div className={formStyles.method}>
        <span>{t('consent.method')}</span>
        <Segments
          id="renew-method"
          label={t('consent.method')}
          value={answer.way}
          options={consentWays.map(value => ({ value, label: t(`consent.methods.${value}`) }))}
          onChange={way => change({ way })}
        />
      </div>
      {answer.way === 'pad' && (
        <SignatureRow
          purposes={answer.purposes}
          noticeVersion={noticeVersion}
          language={answer.language}
          signature={answer.signature}
          onSigned={signature => change({ signature })}
        />
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" h={44} onClick={onBack}>
          {t('consent.member.back')}
        </Button>
        <Button id="renew-now" type="submit" h={44} disabled={!renewal} loading={busy}>
          {t('consent.member.renew')}
        </Button>
      </Group>
    </form>
  )
}
