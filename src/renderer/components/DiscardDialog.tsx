import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

interface DiscardDialogProps {
  opened: boolean
  onKeep(): void
  onDiscard(): void
}

/** Asks before a form that is not saved is thrown away; Enter and Esc both keep it. */
export function DiscardDialog({ opened, onKeep, onDiscard }: DiscardDialogProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} onClose={onKeep} title={t('saving.discardTitle')}>
      <p>{t('saving.discardText')}</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" h={44} onClick={onDiscard}>
          {t('saving.discard')}
        </Button>
        <Button h={44} onClick={onKeep} data-autofocus>
          {t('saving.keep')}
        </Button>
      </Group>
    </Dialog>
  )
}
