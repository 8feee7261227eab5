import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoreSummary } from '../../../contract/console/stores.ts'
import { Message } from '../../../ui/Message.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { Fault } from '../components/Fault.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { useRole } from '../session.ts'
import { useAsk, useDo } from '../useAsk.ts'
import { usePlace } from '../usePlace.ts'
import { StorePage } from './StorePage.tsx'
import styles from './Stores.module.css'

function StoreTable({ stores }: { stores: readonly StoreSummary[] }): ReactNode {
  const { t } = useTranslation()
  if (stores.length === 0) return <p>{t('console.stores.list.none')}</p>
  return (
    <table aria-label={t('console.frame.page.stores')}>
      <thead>
        <tr>
          <th scope="col">{t('console.stores.list.code')}</th>
          <th scope="col">{t('console.stores.list.name')}</th>
          <th scope="col" data-number>
            {t('console.stores.list.devices')}
          </th>
          <th scope="col" data-number>
            {t('console.stores.list.members')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stores.map(({ code, name, devices, members }) => (
          <tr key={code}>
            <td>{code}</td>
            <td>
              <a href={`#/stores/${code}`} aria-label={t('console.stores.list.open', { name })}>
                {name}
              </a>
            </td>
            <td data-number>{devices}</td>
            <td data-number>{members}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AddStore({ onAdded }: { onAdded(): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [added, setAdded] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAdded(null)
    const answer = await run('stores/add', { code, name })
    if (!answer.ok) return
    setAdded(code)
    setCode('')
    setName('')
    onAdded()
  }
  return (
    <Panel title={t('console.stores.list.add')}>
      <form className={styles.row} onSubmit={event => void submit(event)}>
        <TextRow
          id="store-code"
          label={t('console.stores.list.code')}
          value={code}
          onChange={text => setCode(text.replace(/\D/g, '').slice(0, 3))}
          hint={t('console.stores.list.codeHint')}
          numeric
        />
        <TextRow id="store-name" label={t('console.stores.list.name')} value={name} onChange={setName} />
        <Button type="submit" size="md" loading={busy} disabled={code.length !== 3 || name.trim() === ''}>
          {t('console.stores.list.addGo')}
        </Button>
      </form>
      <Fault fault={fault} />
      <div role="status">
        {added && <Message tone="good">{t('console.stores.list.added', { code: added })}</Message>}
      </div>
    </Panel>
  )
}

function StoreList(): ReactNode {
  const asked = useAsk('stores/list', {})
  const mayAdd = useRole('administrator')
  return (
    <Loaded asked={asked}>
      {stores => (
        <>
          <StoreTable stores={stores} />
          {mayAdd && <AddStore onAdded={asked.again} />}
        </>
      )}
    </Loaded>
  )
}

/** All stores, or one of them with its staff and devices. */
export function Stores(): ReactNode {
  const [{ of }] = usePlace()
  return of ? <StorePage storeCode={of} /> : <StoreList />
}
