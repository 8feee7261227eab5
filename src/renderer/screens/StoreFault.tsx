import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { storeFaults } from '../../contract/ipc/app.ts'
import styles from './Door.module.css'
import { Recover } from './Recover.tsx'
import { Restore } from './Restore.tsx'

interface StoreFaultProps {
  fault: (typeof storeFaults)[number]
  dataFolder: string
  recoverable: boolean
}

/** Faults that a backup mends; the others mend themselves once the machine is put right, and lose nothing. */
const RESTORABLE: readonly StoreFaultProps['fault'][] = [
  'key-missing',
  'key-wrong-or-store-damaged',
  'store-missing',
]

/** Why the store cannot be opened: what happened, what is safe, what to do. Nothing here deletes or recreates. */
export function StoreFault({ fault, dataFolder, recoverable }: StoreFaultProps): ReactNode {
  const { t } = useTranslation()
  const [restoring, setRestoring] = useState(false)
  if (restoring)
    return (
      <div className={styles.page}>
        <Restore onBack={() => setRestoring(false)} />
      </div>
    )
  return (
    <div className={styles.page}>
      <section className={styles.card} data-wide aria-labelledby="store-fault-title">
        <h1 id="store-fault-title">{t(`door.storeFault.${fault}.title`)}</h1>
        <dl className={styles.parts}>
          <div>
            <dt>{t('door.storeFault.whatHappened')}</dt>
            <dd>{t(`door.storeFault.${fault}.what`)}</dd>
          </div>
          <div>
            <dt>{t('door.storeFault.whatIsSafe')}</dt>
            <dd>{t(`door.storeFault.${fault}.safe`)}</dd>
          </div>
          <div>
            <dt>{t('door.storeFault.whatToDo')}</dt>
            <dd>{t(`door.storeFault.${fault}.todo`)}</dd>
          </div>
          <div>
            <dt>{t('door.storeFault.folder')}</dt>
            <dd className={styles.folder}>{dataFolder}</dd>
          </div>
        </dl>
        {recoverable && <Recover sealed={false} />}
        {RESTORABLE.includes(fault) && (
          <Button
            id="restore-offer"
            variant="subtle"
            h={44}
            fullWidth
            mt="sm"
            onClick={() => setRestoring(true)}
          >
            {t('restore.offer')}
          </Button>
        )}
      </section>
    </div>
  )
}
