import { IconCameraOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../state/useApp.ts'
import styles from './DocumentPane.module.css'

/** Why there is no picture, and what to do: everything else works without one. */
export function CameraNews(): ReactNode {
  const { t } = useTranslation()
  const camera = useApp(state => state.camera)
  const text =
    camera.status === 'fault' ? (
      <>
        <strong>{t(`camera.fault.${camera.fault}.what`)}</strong> {t(`camera.fault.${camera.fault}.todo`)}
      </>
    ) : camera.status === 'off' && camera.why === 'idle' ? (
      t('camera.idle')
    ) : null
  return (
    <div role="status" className={styles.cameraNews}>
      {text && (
        <div className={styles.news} data-tone="warn" id="camera-news">
          <IconCameraOff aria-hidden />
          <p>{text}</p>
        </div>
      )}
    </div>
  )
}
