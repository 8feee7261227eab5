import type { ReactNode } from 'react'
import { guideIn, VIEW_RATIO } from '../../domain/capture/guide.ts'
import type { Spot } from '../input/camera/camera.ts'
import { useApp } from '../state/useApp.ts'
import styles from './CameraView.module.css'
import type { HintTone } from './useCameraHint.ts'

/** The view is drawn on as if it were 100 wide. */
const VIEW = { width: 100, height: 100 / VIEW_RATIO }

const around = ({ x, y, width, height }: Spot) => ({
  cx: (x + width / 2) * VIEW.width,
  cy: (y + height / 2) * VIEW.height,
  rx: Math.max(3, (width / 2) * VIEW.width + 1.5),
  ry: Math.max(3, (height / 2) * VIEW.height + 1.5),
})

/** Where the document is to be held, and where the light is reflected. */
export function CameraGuide({ tone, glare }: { tone: HintTone; glare: readonly Spot[] }): ReactNode {
  const shape = useApp(state => state.cameraShape)
  const guide = { ...frameOf(shape), rx: shape === 'card' ? 3 : 2 }
  return (
    <svg className={styles.guide} viewBox={`0 0 ${VIEW.width} ${VIEW.height}`} aria-hidden>
      <rect className={styles.outer} {...guide} />
      <rect className={styles.frame} data-tone={tone} {...guide} />
      {glare.map(spot => (
        <ellipse key={`${spot.x} ${spot.y}`} className={styles.glare} data-testid="glare" {...around(spot)} />
      ))}
    </svg>
  )
}

const frameOf = (shape: Parameters<typeof guideIn>[0]) => {
  // Whole pixels of a tenfold view: half a hundredth of a view would show.
  const { x, y, width, height } = guideIn(shape, { width: VIEW.width * 10, height: VIEW.height * 10 })
  return { x: x / 10, y: y / 10, width: width / 10, height: height / 10 }
}
