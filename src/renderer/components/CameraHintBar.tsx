import {
  type Icon,
  IconArrowsMaximize,
  IconBulb,
  IconCircleCheck,
  IconFlare,
  IconFocus2,
  IconHandStop,
  IconId,
  IconQuestionMark,
  IconRefresh,
  IconRotateRectangle,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './CameraView.module.css'
import type { CameraHint, HintIcon } from './useCameraHint.ts'

const icons: Record<HintIcon, Icon> = {
  place: IconId,
  'too-dark': IconBulb,
  'hold-still': IconHandStop,
  glare: IconFlare,
  'move-closer': IconArrowsMaximize,
  straighten: IconRotateRectangle,
  blurred: IconFocus2,
  good: IconCircleCheck,
  'turn-over': IconRefresh,
  unread: IconQuestionMark,
}

/** What to do next, in words, by a sign and by colour. Its room is always the same: nothing moves under the hand. */
export function CameraHintBar({ hint }: { hint: CameraHint }): ReactNode {
  const Sign = icons[hint.icon]
  return (
    <p className={styles.hint} data-tone={hint.tone} data-hint={hint.icon} role="status" id="camera-hint">
      <Sign aria-hidden />
      <span>{hint.text}</span>
    </p>
  )
}
