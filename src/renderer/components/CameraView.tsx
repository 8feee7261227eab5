import { Loader } from '@mantine/core'
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { focusOn } from '../input/focus.ts'
import { useApp } from '../state/useApp.ts'
import { CameraControls } from './CameraControls.tsx'
import { CameraGuide } from './CameraGuide.tsx'
import { CameraHintBar } from './CameraHintBar.tsx'
import styles from './CameraView.module.css'
import pane from './DocumentPane.module.css'
import { useCameraHint } from './useCameraHint.ts'

/** The live picture. */
function Video({ stream }: { stream: MediaStream | null }): ReactNode {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const shown = video.current
    if (shown) shown.srcObject = stream
    return () => {
      if (shown) shown.srcObject = null
    }
  }, [stream])
  return (
    <video ref={video} className={styles.video} aria-label={t('camera.view')} autoPlay muted playsInline />
  )
}

/** The camera turns itself off when it is done: the focus then goes where it is turned on again, and is not lost. */
function useFocusAfterwards() {
  const room = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const here = room.current
    return () => {
      if (here?.contains(window.document.activeElement)) focusOn('document-camera')
    }
  }, [])
  return room
}

/** In the place of the document's picture, while the camera is on: what it sees, and what to do with the document. */
export function CameraView(): ReactNode {
  const { t } = useTranslation()
  const camera = useApp(state => state.camera)
  const hint = useCameraHint()
  const room = useFocusAfterwards()
  const on = camera.status === 'on' ? camera : null
  const side = on?.next === 'front' || on?.next === 'back' ? on.next : null
  return (
    <div ref={room} className={pane.camera} data-testid="camera">
      <div className={pane.frame}>
        <div className={styles.view}>
          {on && <Video stream={on.running.stream} />}
          {hint && <CameraGuide tone={hint.tone} glare={on?.seen.glare ?? []} />}
          {side && <p className={styles.side}>{t(`camera.side.${side}`)}</p>}
          {!on && (
            <div className={pane.veil}>
              <Loader aria-hidden />
            </div>
          )}
        </div>
      </div>
      {hint && <CameraHintBar hint={hint} />}
      <CameraControls />
    </div>
  )
}
