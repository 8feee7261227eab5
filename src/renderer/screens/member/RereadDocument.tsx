import { Button } from '@mantine/core'
import { IconPhotoUp } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrectionForm } from '../../state/correctionForm.ts'
import { useApp } from '../../state/useApp.ts'
import styles from './Correction.module.css'

/** Reads the document again: by file, drop, paste or a hand-held scanner. The picture is kept nowhere. */
export function RereadDocument({ form }: { form: CorrectionForm }): ReactNode {
  const { t } = useTranslation()
  const read = useApp(state => state.readForCorrection)
  const busy = useApp(state => state.correcting)
  const file = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.reread}>
      <input
        ref={file}
        type="file"
        accept="image/*,.heic,.heif,.tif,.tiff,application/pdf"
        hidden
        aria-label={t('correction.reread')}
        id="correction-file"
        onChange={event => {
          const [image] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (image) void read({ image })
        }}
      />
      <Button
        id="reread"
        variant="light"
        h={44}
        loading={busy === 'reading'}
        disabled={busy === 'sending'}
        leftSection={<IconPhotoUp aria-hidden size={18} />}
        onClick={() => file.current?.click()}
      >
        {t('correction.reread')}
      </Button>
      <p role="status" className={styles.hint}>
        {t(form.reading ? 'correction.wasRead' : 'correction.rereadHint')}
      </p>
    </div>
  )
}
