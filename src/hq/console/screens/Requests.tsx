import { NativeSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreRequest } from '../../../contract/console/requests.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { RequestTable } from '../components/RequestTable.tsx'
import { RequestText } from '../components/RequestText.tsx'
import { useAsk } from '../useAsk.ts'
import styles from './Requests.module.css'

function Groups({ requests, done }: { requests: readonly StoreRequest[]; done: boolean }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState<StoreRequest | null>(null)
  const shown = requests.filter(({ completedAt }) => (completedAt !== null) === done)
  const urgent = done ? [] : shown.filter(({ kind }) => kind === 'misuse')
  const others = shown.filter(one => !urgent.includes(one))
  return (
    <>
      {urgent.length > 0 && (
        <section className={styles.urgent} id="urgent" aria-label={t('console.requests.urgentTitle')}>
          <h2>{t('console.requests.urgentTitle')}</h2>
          <RequestTable requests={urgent} label={t('console.requests.urgentTitle')} onOpen={setOpen} />
        </section>
      )}
      {open && <RequestText key={open.requestId} request={open} onClose={() => setOpen(null)} />}
      <Panel title={done ? t('console.requests.done') : t('console.requests.open')}>
        {others.length === 0 ? (
          <p>{done ? t('console.requests.noneDone') : t('console.requests.none')}</p>
        ) : (
          <RequestTable requests={others} label={t('console.requests.title')} onOpen={setOpen} />
        )}
      </Panel>
    </>
  )
}

/** What customers of every store ask for about their data: notices of misuse first, then what is late. */
export function Requests(): ReactNode {
  const { t } = useTranslation()
  const stores = useAsk('stores/list', {})
  const [storeCode, setStoreCode] = useState('')
  const [show, setShow] = useState<'open' | 'done'>('open')
  const asked = useAsk('requests/list', { storeCode: storeCode || null })
  const each = (stores.value ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  return (
    <>
      <div className={styles.tools}>
        <NativeSelect
          id="request-store"
          label={t('console.requests.store')}
          size="md"
          data={[{ value: '', label: t('console.requests.all') }, ...each]}
          value={storeCode}
          onChange={event => setStoreCode(event.currentTarget.value)}
        />
        <Segments
          id="request-show"
          label={t('console.requests.show')}
          value={show}
          options={(['open', 'done'] as const).map(value => ({
            value,
            label: t(`console.requests.${value}`),
          }))}
          onChange={value => setShow(value)}
        />
      </div>
      <Loaded asked={asked}>{requests => <Groups requests={requests} done={show === 'done'} />}</Loaded>
    </>
  )
}
