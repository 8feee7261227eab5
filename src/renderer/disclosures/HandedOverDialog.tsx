import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../components/Dialog.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './Disclosures.module.css'

/** The passphrase of what was handed over, once. It goes away only by the button that says it was copied. */
export function HandedOverDialog(): ReactNode {
  const { t } = useTranslation()
  const handed = useApp(state => state.handedOver)
  const putAway = useApp(state => state.putAwayPassphrase)
  return (
    <Dialog
      opened={handed !== null}
      onClose={() => {}}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={t('disclosures.handed.title', { number: handed?.number })}
      size={680}
    >
      {handed && (
        <>
          <p>{t('disclosures.handed.saved', { path: handed.savedAs })}</p>
          <p className={styles.label}>{t('disclosures.handed.passphrase')}</p>
          <output id="disclosure-passphrase" className={styles.passphrase}>
            {handed.passphrase}
          </output>
          <p>{t('disclosures.handed.once')}</p>
          <p className={styles.hash}>
            {t('disclosures.handed.hash')}: {handed.contentHash}
          </p>
          <Group justify="flex-end" mt="md">
            <Button id="put-away" h={44} data-autofocus onClick={putAway}>
              {t('disclosures.handed.done')}
            </Button>
          </Group>
        </>
      )}
    </Dialog>
  )
}
