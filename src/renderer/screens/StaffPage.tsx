import { Button, Group, Table } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffHere } from '../../contract/ipc/staff.ts'
import { AddStaffDialog } from '../components/AddStaffDialog.tsx'
import { DismissStaffDialog } from '../components/DismissStaffDialog.tsx'
import { FaultMessage } from '../components/FaultMessage.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './StaffPage.module.css'

type Person = StaffHere[number]

/** A PIN that was just made: the only time that anybody sees it. */
function MadePin(): ReactNode {
  const { t } = useTranslation()
  const made = useApp(state => state.madePin)
  const forgetPin = useApp(state => state.forgetPin)
  const done = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (made) done.current?.focus()
  }, [made])
  useEffect(() => forgetPin, [forgetPin])
  if (!made) return null
  return (
    <div className={styles.made} role="status">
      <strong className={styles.pin} id="made-pin">
        {made.pin}
      </strong>
      <p>
        {t(made.isFirst ? 'staff.page.added' : 'staff.page.made', {
          name: made.name,
          staffNumber: made.staffNumber,
        })}
      </p>
      <Button id="made-pin-told" h={44} ref={done} onClick={forgetPin}>
        {t('staff.page.told')}
      </Button>
    </div>
  )
}

interface RowProps {
  person: Person
  isSelf: boolean
  /** Absent where headquarters dismisses. */
  onDismiss: ((person: Person) => void) | null
}

function Row({ person, isSelf, onDismiss }: RowProps): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.pinBusy)
  const resetPin = useApp(state => state.resetPin)
  const { staffNumber, name, role, active, mustChangePin, lockedMinutes, failures } = person
  const state = () => {
    if (!active) return t('staff.page.state.inactive')
    if (lockedMinutes > 0) return t('staff.page.state.lockedOut', { minutes: lockedMinutes })
    if (mustChangePin) return t('staff.page.state.mustChange')
    return failures > 0 ? t('staff.page.state.failures', { count: failures }) : t('staff.page.state.active')
  }
  return (
    <Table.Tr className={active ? undefined : styles.off}>
      <Table.Td>{staffNumber}</Table.Td>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{t(`shell.role.${role}`)}</Table.Td>
      <Table.Td>{state()}</Table.Td>
      <Table.Td>
        {active && !isSelf && (
          <Group gap="xs">
            <Button
              id={`reset-${staffNumber}`}
              variant="default"
              h={44}
              disabled={busy}
              aria-label={`${t('staff.page.reset')}: ${name}`}
              onClick={() => void resetPin(staffNumber, name)}
            >
              {t('staff.page.reset')}
            </Button>
            {onDismiss && (
              <Button
                id={`dismiss-${staffNumber}`}
                variant="default"
                h={44}
                disabled={busy}
                aria-label={`${t('staff.page.dismiss.open')}: ${name}`}
                onClick={() => onDismiss(person)}
              >
                {t('staff.page.dismiss.open')}
              </Button>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function People({ people, isAlone }: { people: StaffHere; isAlone: boolean }): ReactNode {
  const { t } = useTranslation()
  const self = useApp(state => (state.app.phase === 'ready' ? state.app.staff.staffNumber : null))
  const forgetFault = useApp(state => state.forgetRosterFault)
  const [leaving, setLeaving] = useState<Person | null>(null)
  const close = () => {
    forgetFault()
    setLeaving(null)
  }
  return (
    <>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('staff.page.number')}</Table.Th>
            <Table.Th>{t('staff.page.name')}</Table.Th>
            <Table.Th>{t('staff.page.role')}</Table.Th>
            <Table.Th>{t('staff.page.stateHead')}</Table.Th>
            <Table.Th>{t('staff.page.acts')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map(person => (
            <Row
              key={person.staffNumber}
              person={person}
              isSelf={person.staffNumber === self}
              onDismiss={isAlone ? setLeaving : null}
            />
          ))}
        </Table.Tbody>
      </Table>
      <DismissStaffDialog person={leaving} onClose={close} />
    </>
  )
}

/** [JOI6] Where no headquarters keeps the roster, a supervisor adds to it. */
function AddPerson(): ReactNode {
  const { t } = useTranslation()
  const forgetFault = useApp(state => state.forgetRosterFault)
  const [adding, setAdding] = useState(false)
  const close = () => {
    forgetFault()
    setAdding(false)
  }
  return (
    <div>
      <Button id="add-staff" h={44} onClick={() => setAdding(true)}>
        {t('staff.page.add.open')}
      </Button>
      <AddStaffDialog opened={adding} onClose={close} />
    </div>
  )
}

/** Who signs in here, and a new PIN for who forgot theirs; at a counter that stands alone, who comes and goes too. */
export function StaffPage(): ReactNode {
  const { t } = useTranslation()
  const people = useApp(state => state.people)
  const fault = useApp(state => state.peopleFault)
  const load = useApp(state => state.loadPeople)
  const isAlone = useApp(state => state.app.phase === 'ready' && state.app.counter.standsAlone === true)
  useEffect(() => void load(), [load])
  return (
    <>
      <p>{t(isAlone ? 'staff.page.explainAlone' : 'staff.page.explain')}</p>
      {isAlone && <AddPerson />}
      <MadePin />
      {fault && <FaultMessage fault={fault} />}
      {people === null && !fault && <p role="status">{t('staff.page.loading')}</p>}
      {people?.length === 0 && <p role="status">{t('staff.page.nobody')}</p>}
      {people && people.length > 0 && <People people={people} isAlone={isAlone} />}
    </>
  )
}
