import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview as Figures } from '../../../contract/console/stores.ts'
import { Bars } from '../components/Bars.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { byDay, byStore } from '../counts.ts'
import { dayText } from '../dayText.ts'
import { useAsk } from '../useAsk.ts'
import styles from './Overview.module.css'

function Tile({
  name,
  count,
  page,
  note,
}: {
  name: string
  count: number
  page: string
  note?: string
}): ReactNode {
  return (
    <a className={styles.tile} href={`#/${page}`}>
      <span className={styles.name}>{name}</span>
      <strong className={styles.count}>{count}</strong>
      {note && <span className={styles.note}>{note}</span>}
    </a>
  )
}

function Tiles({ figures }: { figures: Figures }): ReactNode {
  const { t } = useTranslation()
  const { devices } = figures
  const heard = devices.silent === 0
  return (
    <div className={styles.tiles}>
      <Tile name={t('console.stores.overview.stores')} count={figures.stores} page="stores" />
      <Tile name={t('console.stores.overview.members')} count={figures.members} page="members" />
      <Tile
        name={t('console.stores.overview.devices')}
        count={devices.total}
        page="devices"
        note={
          heard
            ? t('console.stores.overview.allHeard')
            : t('console.stores.overview.silent', { count: devices.silent })
        }
      />
      <Tile
        name={t('console.stores.overview.requests')}
        count={figures.requests.urgent + figures.requests.late}
        page="requests"
        note={
          figures.requests.urgent > 0
            ? t('console.stores.overview.urgent', { count: figures.requests.urgent })
            : t('console.stores.overview.noneUrgent')
        }
      />
      <Tile name={t('console.stores.overview.cases')} count={figures.openCases} page="cases" />
      <Tile name={t('console.stores.overview.reviews')} count={figures.openReviews} page="reviews" />
    </div>
  )
}

/** How headquarters stands: what there is, what waits, and how many enrol. */
export function Overview(): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('overview/show', {})
  return (
    <Loaded asked={asked}>
      {figures => (
        <>
          <Tiles figures={figures} />
          <Panel title={t('console.stores.overview.perDay')}>
            <Bars
              head={[t('console.stores.overview.day'), t('console.stores.overview.enrolments')]}
              bars={byDay(figures.days, Date.now()).map(({ day, count }) => ({ label: dayText(day), count }))}
              none={t('console.stores.overview.noEnrolments')}
            />
          </Panel>
          <Panel title={t('console.stores.overview.perStore')}>
            <Bars
              head={[t('console.stores.overview.store'), t('console.stores.overview.enrolments')]}
              bars={byStore(figures.days).map(({ storeCode, count }) => ({ label: storeCode, count }))}
              none={t('console.stores.overview.noEnrolments')}
            />
          </Panel>
        </>
      )}
    </Loaded>
  )
}
