import { Button } from '@mantine/core'
import { IconFileDatabase } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './BackupFileRow.module.css'
import { bytesOf } from './bytes.ts'

interface BackupFileRowProps {
  file: File | null
  onChange(file: File): void
  disabled: boolean
  problem: string | undefined
}

/** Which backup is to be restored: chosen on any disk, never read before it is asked for. */
export function BackupFileRow({ file, onChange, disabled, problem }: BackupFileRowProps): ReactNode {
  const { t, i18n } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div>
      <p className={styles.label} id="restore-file-label">
        {t('restore.file')}
      </p>
      <div className={styles.row}>
        <input
          ref={input}
          type="file"
          accept=".backup"
          hidden
          id="restore-file"
          aria-labelledby="restore-file-label"
          onChange={event => {
            const [chosen] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (chosen) onChange(chosen)
          }}
        />
        <Button
          id="restore-choose"
          variant="light"
          h={44}
          disabled={disabled}
          leftSection={<IconFileDatabase aria-hidden size={18} />}
          aria-describedby="restore-file-name restore-file-message"
          onClick={() => input.current?.click()}
        >
          {file ? t('restore.chooseAnother') : t('restore.choose')}
        </Button>
        <p id="restore-file-name" className={styles.name}>
          {file ? `${file.name} · ${bytesOf(file.size, i18n.language)}` : t('restore.noFile')}
        </p>
      </div>
      <p id="restore-file-message" className={styles.message}>
        {problem}
      </p>
    </div>
  )
}
