import { Checkbox } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../../../contract/console/stores.ts'
import { type Role, roles } from '../../../domain/staff/roles.ts'
import { Segments } from '../../../ui/Segments.tsx'
import { TextRow } from '../../../ui/TextRow.tsx'
import { useDo } from '../useAsk.ts'
import { Ask } from './Ask.tsx'
import styles from './StaffPanel.module.css'

/** A PIN that was made, and whose. */
export interface Pin {
  name: string
  pin: string
}

interface StaffFormProps {
  storeCode: string
  /** Null: somebody new. */
  person: StaffMember | null
  onDone(changed: boolean, made?: Pin | null): void
}

/** Somebody new, or another name, role or PIN for somebody. */
export function StaffForm({ storeCode, person, onDone }: StaffFormProps): ReactNode {
  const { t } = useTranslation()
  const { run, busy, fault } = useDo()
  const [staffNumber, setStaffNumber] = useState(person?.staffNumber ?? '')
  const [name, setName] = useState(person?.name ?? '')
  const [role, setRole] = useState<Role>(person?.role ?? 'clerk')
  const [newPin, setNewPin] = useState(person === null)
  const save = async () => {
    const answer = await run('staff/put', { storeCode, staffNumber, name, role, newPin })
    if (answer.ok) onDone(true, answer.value.pin === null ? null : { name, pin: answer.value.pin })
  }
  return (
    <Ask
      title={person ? t('console.stores.staff.change') : t('console.stores.staff.add')}
      go={t('console.stores.staff.save')}
      busy={busy}
      fault={fault}
      onGo={() => void save()}
      onClose={() => onDone(false)}
    >
      <div className={styles.form}>
        {!person && (
          <TextRow
            id="staff-number"
            label={t('console.stores.staff.number')}
            value={staffNumber}
            onChange={text => setStaffNumber(text.replace(/\D/g, '').slice(0, 8))}
            hint={t('console.stores.staff.numberHint')}
            numeric
          />
        )}
        <TextRow id="staff-name" label={t('console.stores.staff.name')} value={name} onChange={setName} />
        <span className={styles.label}>{t('console.stores.staff.role')}</span>
        <Segments
          label={t('console.stores.staff.role')}
          id="staff-role"
          value={role}
          options={roles.map(value => ({ value, label: t(`shell.role.${value}`) }))}
          onChange={chosen => setRole(chosen)}
        />
        {person && (
          <Checkbox
            label={t('console.stores.staff.newPin')}
            checked={newPin}
            onChange={event => setNewPin(event.currentTarget.checked)}
          />
        )}
      </div>
    </Ask>
  )
}
