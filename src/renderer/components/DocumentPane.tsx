import { Button, Kbd } from '@mantine/core'
import { IconPhotoUp } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { Choices } from './Choices.tsx'
import { DocumentImage } from './DocumentImage.tsx'
import { DocumentNews } from './DocumentNews.tsx'
import styles from './DocumentPane.module.css'

interface DocumentPaneProps {
  dragging: boolean
  fileInput: RefObject<HTMLInputElement | null>
}

/** The left half: the document as the clerk gave it, what came of reading it, and values to choose between. */
export function DocumentPane({ dragging, fileInput }: DocumentPaneProps): ReactNode {
  const { t } = useTranslation()
  const readImage = useApp(state => state.readImage)
  const hasDocument = useApp(state => state.document.status !== 'none')
  return (
    <section className={styles.pane} aria-labelledby="document-heading" data-dragging={dragging || undefined}>
      <div className={styles.head}>
        <h2 id="document-heading">{t('document.heading')}</h2>
        <input
          ref={fileInput}
          type="file"
          accept="image/*"
          hidden
          aria-label={t('document.choose')}
          id="document-file"
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            // The same file may be chosen again, for the next try or the next customer.
            event.currentTarget.value = ''
            if (file) void readImage(file)
          }}
        />
        <Button
          variant="light"
          h={44}
          leftSection={<IconPhotoUp aria-hidden size={18} />}
          rightSection={<Kbd aria-hidden>F3</Kbd>}
          onClick={() => fileInput.current?.click()}
          id="document-choose"
        >
          {hasDocument ? t('document.chooseAnother') : t('document.choose')}
        </Button>
      </div>
      <DocumentImage dragging={dragging} />
      <DocumentNews />
      <Choices />
      <p className={styles.notKept}>{t('document.notKept')}</p>
    </section>
  )
}
