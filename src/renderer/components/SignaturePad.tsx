import type { PointerEvent, ReactNode } from 'react'
import type { PadPoint } from '../../domain/consent/signature.ts'
import { beginStroke, type Drawing, goOn } from '../state/drawing.ts'
import styles from './SignaturePad.module.css'

/** Width for each 1 of the height; the pad keeps it on every screen. */
export const PAD_ASPECT = 3

const WIDE = PAD_ASPECT * 1000

interface SignaturePadProps {
  label: string
  drawing: Drawing
  /** Given how the drawing changes, since several points may come before it is shown. */
  onDraw(change: (before: Drawing) => Drawing): void
}

const lineOf = (stroke: readonly PadPoint[]) => {
  const points = stroke.map(({ x, y }) => `${Math.round(x * WIDE)} ${Math.round(y * 1000)}`)
  return points.length === 1 ? `M${points[0]} h0` : `M${points.join(' L')}`
}

/** Takes the lines of a mouse, a pen or a finger, with every point between two frames. */
export function SignaturePad({ label, drawing, onDraw }: SignaturePadProps): ReactNode {
  const pointOf = (pad: Element, at: { clientX: number; clientY: number }): PadPoint => {
    const { left, top, width, height } = pad.getBoundingClientRect()
    return { x: (at.clientX - left) / width, y: (at.clientY - top) / height }
  }
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const point = pointOf(event.currentTarget, event)
    onDraw(before => beginStroke(before, point))
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    const pad = event.currentTarget
    if (!pad.hasPointerCapture(event.pointerId)) return
    const between = event.nativeEvent.getCoalescedEvents()
    const points = (between.length > 0 ? between : [event]).map(at => pointOf(pad, at))
    onDraw(before => goOn(before, points))
  }
  return (
    <svg
      id="signature-pad"
      role="img"
      aria-label={label}
      className={styles.pad}
      viewBox={`0 0 ${WIDE} 1000`}
      onPointerDown={begin}
      onPointerMove={move}
    >
      <line className={styles.base} x1={WIDE * 0.06} x2={WIDE * 0.94} y1={780} y2={780} />
      <path className={styles.ink} d={drawing.strokes.map(lineOf).join(' ')} />
    </svg>
  )
}
