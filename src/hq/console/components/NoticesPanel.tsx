import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Message } from '../../../ui/Message.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { momentOf } from '../../../ui/when.ts'
import { useAsk, useDo } from '../useAsk.ts'
import { Fault } from './Fault.tsx'
import { Loaded } from './Loaded.tsx'
import styles from './NoticesPanel.module.css'
import { Panel } from './Panel.tsx'

const nothing = { version: '', vi: '', en: '' }

function NewNotice({ onPublished }: { onPublished(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [notice, setNotice] = useState(nothing)
  const [published, setPublished] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { version, vi, en } = notice
    if (!(await run('notices/publish', { version, texts: { vi, en } })).ok) return
    setPublished(version)
    setNotice(nothing)
    onPublished()
  }
  const complete = notice.version !== '' && notice.vi.trim() !== '' && notice.en.trim() !== ''
  return (
    <form className={styles.form} onSubmit={event => void submit(event)}>
      <TextRow
        id="notice-version"
        label={t('console.audit.notices.version')}
        value={notice.version}
        onChange={version => setNotice({ ...notice, version: version.trim() })}
      />
      {(['vi', 'en'] as const).map(language => (
        <Textarea
          key={language}
          label={t(`console.audit.notices.${language}`)}
          lang={language}
          size="md"
          rows={8}
          value={notice[language]}
          onChange={event => setNotice({ ...notice, [language]: event.currentTarget.value })}
        />
      ))}
      <Fault fault={fault} />
      <Button type="submit" loading={busy} disabled={!complete}>
        {t('console.audit.notices.publish')}
      </Button>
      <div role="status">
        {published && (
          <Message tone="good">{t('console.audit.notices.published', { version: published })}</Message>
        )}
      </div>
    </form>
  )
}

/** The notices that were published, and publishing another. */
export function NoticesPanel({ mayPublish }: { mayPublish: boolean }): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('notices/list', {})
  return (
    <Panel title={t('console.audit.notices.title')}>
      <p>{t('console.audit.notices.lead')}</p>
      <Loaded asked={asked}>
        {notices =>
          notices.length === 0 ? (
            <p>{t('console.audit.notices.none')}</p>
          ) : (
            <table aria-label={t('console.audit.notices.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('console.audit.notices.version')}</th>
                  <th scope="col">{t('console.audit.notices.publishedAt')}</th>
                </tr>
              </thead>
              <tbody>
                {notices.map(({ version, publishedAt }) => (
                  <tr key={version}>
                    <td>{version}</td>
                    <td>{momentOf(publishedAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {mayPublish && <NewNotice onPublished={asked.again} />}
    </Panel>
  )
}
