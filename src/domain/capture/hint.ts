import type { Measures } from './measure.ts'

/** What stands between this frame and a good one: the one thing to do next, most important first. */
export const hints = [
  'place',
  'too-dark',
  'hold-still',
  'glare',
  'move-closer',
  'straighten',
  'blurred',
  'good',
] as const
export type Hint = (typeof hints)[number]

/**
 * Measured on frames made of the specimens (tests/domain/capture/cameraFrames.ts) and what the reader made of each: a QR
 * of 1280 × 720 pixels is read down to a sharpness of 0.4, a machine readable zone down to 0.13.
 */
export const limits = {
  /** Edges for each 100 pixels: any side of a card has four times as many, an empty desk none. */
  detail: 0.6,
  /** Grey level of the paper. */
  paper: 75,
  /** So little light that nobody can tell whether anything is there. */
  night: 45,
  /** Pixels of the small frame between two frames an eighth of a second apart: a blur of one and a half at 1/30 s. */
  motion: 1.2,
  /** From here on it is another picture: two that have nothing in common are about 2 apart. */
  moved: 1.7,
  /** The document's size as a share of the guide's. */
  fill: 0.7,
  /** Degrees. The reader takes more than this; a straight document is read faster. */
  turned: 10,
  leaning: 10,
  sharpness: 0.28,
}

export function hintFor(measures: Measures): Hint {
  const { detail, paper, motion, glare, fill, turned, leaning, sharpness } = measures
  if (paper < limits.night) return 'too-dark'
  if (detail < limits.detail && (fill === null || fill >= limits.fill)) return 'place'
  if (paper < limits.paper) return 'too-dark'
  if (motion > limits.motion) return 'hold-still'
  if (glare.length > 0) return 'glare'
  if (fill !== null && fill < limits.fill) return 'move-closer'
  if (Math.abs(turned ?? 0) > limits.turned || leaning > limits.leaning) return 'straighten'
  if (sharpness < limits.sharpness) return 'blurred'
  return 'good'
}

/** Whether a code or a machine readable zone may be in this frame already: worth a look while the hand is still busy. */
export const isWorthReading = ({ detail, paper, motion, sharpness }: Measures) =>
  detail >= limits.detail && paper >= limits.night && motion <= limits.moved && sharpness >= 0.12

/** So much that another side, or another document, may have come. */
export const isMoved = ({ motion, detail }: Measures) => motion > limits.moved || detail < limits.detail
