import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../contract/console/stores.ts'
import { momentOf } from '../../../ui/when.ts'
import { useRole } from '../session.ts'
import { useAsk, useDo } from '../useAsk.ts'
import { Ask } from './Ask.tsx'
import { Loaded } from './Loaded.tsx'
import { Panel } from './Panel.tsx'
import { Secret } from './Secret.tsx'
import { type Pin, StaffForm } from './StaffForm.tsx'
import styles from './StaffPanel.module.css'

interface RowProps {
  person: StaffMember
  onChange(): void
  onDismiss(): void
}

function Row({ person, onChange, onDismiss }: RowProps): ReactNode {
  const { t } = useTranslation()
  const mayArrange = useRole('administrator')
  const { dismissedAt } = person
  return (
    <tr>
      <td>{person.staffNumber}</td>
      <td>{person.name}</td>
      <td>{t(`shell.role.${person.role}`)}</td>
      <td>
        {dismissedAt
          ? t('console.stores.staff.dismissed', { when: momentOf(dismissedAt) })
          : t('console.stores.staff.working')}
      </td>
      <td>
        {mayArrange && (
          <div className={styles.actions}>
            <Button variant="default" onClick={onChange}>
              {t('console.stores.staff.change')}
            </Button>
            {!dismissedAt && (
              <Button variant="default" onClick={onDismiss}>
                {t('console.stores.staff.dismiss')}
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  )
}

function Dismiss({ person, onDone }: { person: StaffMember; onDone(changed: boolean): void }): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const { storeCode, staffNumber, name } = person
  const go = async () => {
    if ((await run('staff/dismiss', { storeCode, staffNumber })).ok) onDone(true)
  }
  return (
    <Ask
      title={t('console.stores.staff.dismissTitle', { name })}
      go={t('console.stores.staff.dismissGo')}
      danger
      busy={busy}
      fault={fault}
      onGo={() => void go()}
      onClose={() => onDone(false)}
    >
      {t('console.stores.staff.dismissText')}
    </Ask>
  )
}

/** What is being done with somebody: nobody yet for a new one. */
type Doing = { what: 'change' | 'dismiss'; person: StaffMember } | { what: 'add' } | null

/** Who may sign in at a store's counters. */
export function StaffPanel({ storeCode }: { storeCode: string }): ReactNode {
  const { t } = useTranslation()
  const asked = useAsk('staff/list', { storeCode })
  const mayArrange = useRole('administrator')
  const [doing, setDoing] = useState<Doing>(null)
  const [pin, setPin] = useState<Pin | null>(null)
  const done = (changed: boolean, made: Pin | null = null) => {
    setDoing(null)
    setPin(made)
    if (changed) asked.again()
  }
  const add = mayArrange && (
    <Button onClick={() => setDoing({ what: 'add' })}>{t('console.stores.staff.add')}</Button>
  )
  return (
    <Panel title={t('console.stores.staff.title')} tools={add}>
      <Loaded asked={asked}>
        {staff =>
          staff.length === 0 ? (
            <p>{t('console.stores.staff.none')}</p>
          ) : (
            <table aria-label={t('console.stores.staff.title')}>
              <thead>
                <tr>
                  <th scope="col">{t('console.stores.staff.number')}</th>
                  <th scope="col">{t('console.stores.staff.name')}</th>
                  <th scope="col">{t('console.stores.staff.role')}</th>
                  <th scope="col">{t('console.stores.staff.state')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {staff.map(person => (
                  <Row
                    key={person.staffNumber}
                    person={person}
                    onChange={() => setDoing({ what: 'change', person })}
                    onDismiss={() => setDoing({ what: 'dismiss', person })}
                  />
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      {doing?.what === 'dismiss' && <Dismiss person={doing.person} onDone={done} />}
      {doing && doing.what !== 'dismiss' && (
        <StaffForm
          storeCode={storeCode}
          person={doing.what === 'change' ? doing.person : null}
          onDone={done}
        />
      )}
      {pin && (
        <Secret
          title={t('console.stores.staff.pinTitle', { name: pin.name })}
          secret={pin.pin}
          onClose={() => setPin(null)}
        >
          {t('console.stores.staff.pinText')}
        </Secret>
      )}
    </Panel>
  )
}
