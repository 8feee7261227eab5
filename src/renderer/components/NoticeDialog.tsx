import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../i18n/index.ts'
import { Segments } from '../../ui/Segments.tsx'
import { noticeLanguage } from '../state/consentSlice.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { Markdown } from './Markdown.tsx'
import styles from './NoticeDialog.module.css'

/** The controller's notice in full, in the customer's language, to be read or turned towards the customer. */
export function NoticeDialog({ opened, onClose }: { opened: boolean; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const language = useApp(noticeLanguage)
  const notice = useApp(state => state.notices[noticeLanguage(state)])
  const hasTicks = useApp(state => state.purposes.length > 0)
  const setLanguage = useApp(state => state.setNoticeLanguage)
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('consent.noticeTitle')}
      size={760}
      classNames={{ title: styles.title ?? '' }}
    >
      <div className={styles.head}>
        <Segments
          id="notice-language"
          label={t('consent.noticeLanguage')}
          value={language}
          options={languages.map(value => ({ value, label: t(`shell.languageName.${value}`) }))}
          onChange={setLanguage}
        />
        <p>
          {hasTicks
            ? t('consent.languageChanges')
            : notice && t('consent.noticeVersion', { version: notice.version })}
        </p>
      </div>
      <article lang={language} className={styles.text}>
        {notice ? <Markdown text={notice.text} /> : <p>{t('consent.noticeLoading')}</p>}
      </article>
    </Dialog>
  )
}
