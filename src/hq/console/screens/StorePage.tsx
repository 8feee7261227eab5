import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentOf } from '../../../ui/when.ts'
import { DeviceTable } from '../components/DeviceTable.tsx'
import { Fault } from '../components/Fault.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { Panel } from '../components/Panel.tsx'
import { Secret } from '../components/Secret.tsx'
import { StaffPanel } from '../components/StaffPanel.tsx'
import { useRole } from '../session.ts'
import { useAsk, useDo } from '../useAsk.ts'

const readable = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`

/** Gives a one-time code with which a device of this store joins. */
function NewDevice({ storeCode }: { storeCode: string }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [made, setMade] = useState<{ code: string; expiresAt: string } | null>(null)
  const make = async () => {
    const answer = await run('devices/code', { storeCode })
    if (answer.ok) setMade(answer.value)
  }
  return (
    <div>
      <Button loading={busy} onClick={() => void make()}>
        {t('console.stores.code.make')}
      </Button>
      <Fault fault={fault} />
      {made && (
        <Secret
          title={t('console.stores.code.title')}
          secret={readable(made.code)}
          onClose={() => setMade(null)}
        >
          {t('console.stores.code.text', { when: momentOf(made.expiresAt) })}
        </Secret>
      )}
    </div>
  )
}

function StoreDevices({ storeCode }: { storeCode: string }): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('devices/list', {})
  const mayMake = useRole('administrator')
  return (
    <Panel title={t('console.frame.page.devices')} tools={mayMake && <NewDevice storeCode={storeCode} />}>
      <Loaded asked={asked}>
        {devices => (
          <DeviceTable
            devices={devices.filter(device => device.storeCode === storeCode)}
            onChanged={asked.again}
          />
        )}
      </Loaded>
    </Panel>
  )
}

/** One store: who works there, and its devices. */
export function StorePage({ storeCode }: { storeCode: string }): ReactNode {
  const { t } = useTranslation()
  const stores = useAsk('stores/list', {})
  const store = stores.value?.find(({ code }) => code === storeCode)
  return (
    <>
      <p>
        <a href="#/stores">← {t('console.stores.list.back')}</a>
      </p>
      <Loaded asked={stores}>
        {() =>
          store ? (
            <>
              <h2>
                {store.code} · {store.name}
              </h2>
              <StaffPanel storeCode={storeCode} />
              <StoreDevices storeCode={storeCode} />
            </>
          ) : (
            <p>{t('console.frame.fault.unknown-here')}</p>
          )
        }
      </Loaded>
    </>
  )
}
