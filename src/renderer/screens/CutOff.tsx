import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import styles from './Door.module.css'

const parts = ['what', 'safe', 'todo'] as const
const titles = { what: 'whatHappened', safe: 'whatIsSafe', todo: 'whatToDo' } as const

/** [REV3] Headquarters has revoked this counter: what happened, what is safe, what to do. It opens again by itself. */
export function CutOff(): ReactNode {
  const { t } = useTranslation()
  const waiting = useApp(state => state.sync?.waiting)
  return (
    <div className={styles.page}>
      <section className={styles.card} data-wide aria-labelledby="cut-off-title">
        <h1 id="cut-off-title">{t('door.cutOff.title')}</h1>
        <dl className={styles.parts}>
          {parts.map(part => (
            <div key={part}>
              <dt>{t(`door.storeFault.${titles[part]}`)}</dt>
              <dd>{t(`door.cutOff.${part}`)}</dd>
            </div>
          ))}
        </dl>
        <p role="status">
          {waiting !== undefined && (
            <strong>
              {waiting > 0 ? t('door.cutOff.waiting', { count: waiting }) : t('door.cutOff.allSent')}
            </strong>
          )}
        </p>
      </section>
    </div>
  )
}
