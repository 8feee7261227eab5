import { useTranslation } from 'react-i18next'
import type { Hint } from '../../domain/capture/hint.ts'
import { useApp } from '../state/useApp.ts'

export type HintTone = 'plain' | 'good' | 'warn' | 'next'
export type HintIcon = Hint | 'turn-over' | 'unread'

export interface CameraHint {
  text: string
  tone: HintTone
  icon: HintIcon
}

const toneOf = (hint: Hint): HintTone => (hint === 'good' ? 'good' : hint === 'place' ? 'plain' : 'warn')

/** The one thing to say to the hand that holds the document; null while no camera is on. */
export function useCameraHint(): CameraHint | null {
  const { t } = useTranslation()
  const camera = useApp(state => state.camera)
  if (camera.status === 'starting') return { text: t('camera.starting'), tone: 'plain', icon: 'place' }
  if (camera.status !== 'on') return null
  const { next, seen, unread } = camera
  // The document is still as it was read: what to do with it comes before how it is held.
  if ((next === 'front' || next === 'back') && !seen.moved)
    return { text: t(`camera.next.${next}`), tone: 'next', icon: 'turn-over' }
  if (seen.hint === 'good' && next === 'same')
    return { text: t('camera.next.same'), tone: 'good', icon: 'good' }
  if (seen.hint === 'good' && unread) return { text: t('camera.unread'), tone: 'warn', icon: 'unread' }
  return { text: t(`camera.hint.${seen.hint}`), tone: toneOf(seen.hint), icon: seen.hint }
}
