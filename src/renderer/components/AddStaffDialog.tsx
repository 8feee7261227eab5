import { Box, Button, Group, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NewStaff } from '../../contract/ipc/staff.ts'
import { type Role, roles } from '../../domain/staff/roles.ts'
import { Segments } from '../../ui/Segments.tsx'
import { TextRow } from '../../ui/TextRow.tsx'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FaultMessage } from './FaultMessage.tsx'

function AddStaff({ onClose }: { onClose(): void }): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.pinBusy)
  const fault = useApp(state => state.rosterFault)
  const addStaff = useApp(state => state.addStaff)
  const [staffNumber, setStaffNumber] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('clerk')
  const [tried, setTried] = useState(false)
  const numberWrong = !NewStaff.shape.staffNumber.safeParse(staffNumber).success
  const nameMissing = !NewStaff.shape.name.safeParse(name).success
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (numberWrong) return focusOn('new-staff-number')
    if (nameMissing) return focusOn('new-staff-name')
    if (await addStaff({ staffNumber, name: name.trim(), role })) onClose()
    else focusOn('new-staff-number')
  }
  return (
    <form onSubmit={event => void submit(event)} noValidate>
      <TextRow
        id="new-staff-number"
        label={t('staff.page.add.number')}
        value={staffNumber}
        onChange={text => setStaffNumber(text.replace(/\D/g, '').slice(0, 8))}
        hint={t('staff.page.add.numberHint')}
        problem={tried && numberWrong ? t('staff.page.add.numberWrong') : undefined}
        numeric
        autoFocus
      />
      <TextRow
        id="new-staff-name"
        label={t('staff.page.add.name')}
        value={name}
        onChange={text => setName(text.slice(0, 150))}
        problem={tried && nameMissing ? t('staff.page.add.nameMissing') : undefined}
      />
      <Text mb={4}>{t('staff.page.add.role')}</Text>
      <Segments
        id="new-staff-role"
        label={t('staff.page.add.role')}
        value={role}
        options={roles.map(value => ({ value, label: t(`shell.role.${value}`) }))}
        onChange={chosen => setRole(chosen)}
      />
      <Box mt="xs">
        <FaultMessage fault={fault} />
      </Box>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" h={44} onClick={onClose}>
          {t('staff.cancel')}
        </Button>
        <Button id="new-staff-go" type="submit" h={44} loading={busy}>
          {t('staff.page.add.go')}
        </Button>
      </Group>
    </form>
  )
}

/** [JOI6] Somebody new at a counter that stands alone; the page shows the PIN that was made for them. */
export function AddStaffDialog({ opened, onClose }: { opened: boolean; onClose(): void }): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('staff.page.add.title')}
      returnFocus={false}
      size={560}
    >
      {opened && <AddStaff onClose={onClose} />}
    </Dialog>
  )
}
