import { Box, Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { Dialog } from './Dialog.tsx'
import { FaultMessage } from './FaultMessage.tsx'

interface DismissStaffDialogProps {
  /** Who is asked about; null while nobody is. */
  person: { staffNumber: string; name: string } | null
  onClose(): void
}

/** [JOI6] Asks before somebody is dismissed; Enter and Esc both keep them. */
export function DismissStaffDialog({ person, onClose }: DismissStaffDialogProps): ReactNode {
  const { t } = useTranslation()
  const busy = useApp(state => state.pinBusy)
  const fault = useApp(state => state.rosterFault)
  const dismissStaff = useApp(state => state.dismissStaff)
  const { staffNumber = '', name = '' } = person ?? {}
  const go = async () => {
    if (await dismissStaff(staffNumber)) onClose()
  }
  return (
    <Dialog
      opened={person !== null}
      onClose={onClose}
      title={t('staff.page.dismiss.title', { name })}
      returnFocus={false}
    >
      <p>{t('staff.page.dismiss.text', { name, staffNumber })}</p>
      <Box mt="xs">
        <FaultMessage fault={fault} />
      </Box>
      <Group justify="flex-end" mt="lg">
        <Button id="dismiss-go" variant="default" h={44} loading={busy} onClick={() => void go()}>
          {t('staff.page.dismiss.go')}
        </Button>
        <Button id="dismiss-keep" h={44} onClick={onClose} data-autofocus>
          {t('staff.cancel')}
        </Button>
      </Group>
    </Dialog>
  )
}
