import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './CounterDrawer.module.css'
import { Dialog } from './Dialog.tsx'

interface RekeyDialogProps {
  opened: boolean
  onClose(): void
  onConfirm(): void
}

const parts = ['does', 'interrupted', 'code'] as const

/** Says what changing the key does, that it may be cut off, and what becomes of the paper in the envelope. */
export function RekeyDialog({ opened, onClose, onConfirm }: RekeyDialogProps): ReactNode {
  const { t } = useTranslation()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('upkeep.rekey.confirmTitle')} size={560}>
      <dl className={styles.means}>
        {parts.map(part => (
          <div key={part}>
            <dt>{t(`upkeep.rekey.means.${part}.what`)}</dt>
            <dd>{t(`upkeep.rekey.means.${part}.text`)}</dd>
          </div>
        ))}
      </dl>
      <Group justify="flex-end" mt="lg">
        <Button id="rekey-not" variant="default" h={44} onClick={onClose} data-autofocus>
          {t('upkeep.rekey.notNow')}
        </Button>
        <Button id="rekey-confirm" h={44} onClick={onConfirm}>
          {t('upkeep.rekey.go')}
        </Button>
      </Group>
    </Dialog>
  )
}
