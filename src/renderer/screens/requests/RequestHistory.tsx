import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RequestPage } from '../../../contract/ipc/request.ts'
import { momentOf } from '../../../ui/when.ts'
import styles from './Requests.module.css'

/** Everything that happened to a request, the oldest first, with who and why. */
export function RequestHistory({ page }: { page: RequestPage }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className={styles.panel}>
      <h3>{t('requests.page.history')}</h3>
      <ol className={styles.steps} id="request-steps">
        {page.steps.map(({ what, at, by, outcome, answer, reason }) => (
          <li key={`${what}-${at}`}>
            <strong>
              {t(`requests.page.step.${what}`)}
              {outcome && `: ${t(`requests.outcome.${outcome}`)}`}
            </strong>
            <p className={styles.soft}>{t('requests.page.by', { when: momentOf(at), name: by.name })}</p>
            {answer && <p className={styles.words}>{t('requests.page.answerText', { text: answer })}</p>}
            {reason && <p className={styles.words}>{t('requests.page.reasonText', { text: reason })}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
