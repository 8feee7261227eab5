import { Button, Kbd } from '@mantine/core'
import { IconCamera, IconCameraOff, IconPhotoUp } from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import { CameraNews } from './CameraNews.tsx'
import { CameraView } from './CameraView.tsx'
import { Choices } from './Choices.tsx'
import { DocumentImage } from './DocumentImage.tsx'
import { DocumentNews } from './DocumentNews.tsx'
import styles from './DocumentPane.module.css'
import { ScannerNews } from './ScannerNews.tsx'

interface DocumentPaneProps {
  dragging: boolean
  fileInput: RefObject<HTMLInputElement | null>
}

/** One button for on and off, pressed while the camera is on, so that the focus stays where it is. */
function CameraSwitch(): ReactNode {
  const { t } = useTranslation()
  const seeing = useApp(state => state.camera.status === 'on' || state.camera.status === 'starting')
  const start = useApp(state => state.startCamera)
  const stop = useApp(state => state.stopCamera)
  const Sign = seeing ? IconCameraOff : IconCamera
  return (
    <Button
      id="document-camera"
      variant={seeing ? 'filled' : 'light'}
      h={44}
      px="sm"
      leftSection={<Sign aria-hidden size={18} />}
      rightSection={<Kbd aria-hidden>F7</Kbd>}
      aria-pressed={seeing}
      onClick={() => (seeing ? stop() : void start())}
    >
      {t('camera.button')}
    </Button>
  )
}

/** The left half: the document as the clerk gave it, what came of reading it, and values to choose between. */
export function DocumentPane({ dragging, fileInput }: DocumentPaneProps): ReactNode {
  const { t } = useTranslation()
  const readImage = useApp(state => state.readImage)
  const seeing = useApp(state => state.camera.status === 'on' || state.camera.status === 'starting')
  const hasDocument = useApp(state => state.document.status !== 'none')
  return (
    <section className={styles.pane} aria-labelledby="document-heading" data-dragging={dragging || undefined}>
      <div className={styles.head}>
        <h2 id="document-heading">{t('document.heading')}</h2>
        <input
          ref={fileInput}
          type="file"
          accept="image/*,.heic,.heif,.tif,.tiff,application/pdf"
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
        <CameraSwitch />
        <Button
          variant="light"
          h={44}
          px="sm"
          leftSection={<IconPhotoUp aria-hidden size={18} />}
          rightSection={<Kbd aria-hidden>F3</Kbd>}
          onClick={() => fileInput.current?.click()}
          id="document-choose"
        >
          {hasDocument ? t('document.chooseAnother') : t('document.choose')}
        </Button>
      </div>
      {seeing && !dragging ? <CameraView /> : <DocumentImage dragging={dragging} />}
      <CameraNews />
      <DocumentNews />
      <ScannerNews />
      <Choices />
      <p className={styles.notKept}>{t('document.notKept')}</p>
    </section>
  )
}
