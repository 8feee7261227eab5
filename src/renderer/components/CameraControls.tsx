import { Button, Kbd, NativeSelect } from '@mantine/core'
import { IconCamera } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { documentShapes } from '../../domain/capture/guide.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useApp } from '../state/useApp.ts'
import styles from './CameraView.module.css'

/** Two cameras of the same make have the same name; one of them is listed, and is the one that is used. */
const distinct = (names: readonly string[]) => [...new Set(names)]

/** Which camera, which frame, and a picture at once for whoever does not want to wait. */
export function CameraControls(): ReactNode {
  const { t } = useTranslation()
  const names = useApp(state => state.cameras)
  const inUse = useApp(state => (state.camera.status === 'on' ? state.camera.running.name : ''))
  const shape = useApp(state => state.cameraShape)
  const chooseShape = useApp(state => state.chooseShape)
  const chooseCamera = useApp(state => state.chooseCamera)
  const takePicture = useApp(state => state.takePicture)
  return (
    <div className={styles.controls}>
      <Segments
        id="camera-shape"
        label={t('camera.shape')}
        value={shape}
        options={documentShapes.map(value => ({ value, label: t(`camera.shapes.${value}`) }))}
        onChange={chooseShape}
      />
      <Button
        id="camera-take"
        variant="default"
        h={44}
        px="sm"
        leftSection={<IconCamera aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>F9</Kbd>}
        onClick={takePicture}
      >
        {t('camera.take')}
      </Button>
      {distinct(names).length > 1 && (
        <NativeSelect
          id="camera-which"
          className={styles.which}
          aria-label={t('camera.which')}
          value={inUse}
          data={distinct(names)}
          onChange={event => void chooseCamera(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
