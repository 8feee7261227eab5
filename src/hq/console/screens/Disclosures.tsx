import { NativeSelect } from '@mantine/core'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextRow } from '../../../ui/TextRow.tsx'
import { DisclosureTable } from '../components/DisclosureTable.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { useAsk } from '../useAsk.ts'
import styles from './Disclosures.module.css'

/** The register of what state agencies demanded of every store, and were given. */
export function Disclosures(): ReactNode {
  const { t } = useTranslation()
  const stores = useAsk('stores/list', {})
  const [storeCode, setStoreCode] = useState('')
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed)
  const asked = useAsk('disclosures/list', { storeCode: storeCode || null, text })
  const each = (stores.value ?? []).map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))
  return (
    <>
      <div className={styles.tools}>
        <TextRow
          id="disclosure-text"
          label={t('disclosures.find')}
          hint={t('console.disclosures.findHint')}
          value={typed}
          onChange={value => setTyped(value.slice(0, 200))}
        />
        <NativeSelect
          id="disclosure-store"
          label={t('console.disclosures.store')}
          size="md"
          data={[{ value: '', label: t('console.disclosures.all') }, ...each]}
          value={storeCode}
          onChange={event => setStoreCode(event.currentTarget.value)}
        />
      </div>
      <Panel title={t('disclosures.table')}>
        <Loaded asked={asked}>
          {entries =>
            entries.length === 0 ? <p>{t('disclosures.none')}</p> : <DisclosureTable entries={entries} />
          }
        </Loaded>
      </Panel>
    </>
  )
}
