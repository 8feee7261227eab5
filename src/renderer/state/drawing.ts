import type { PadPoint } from '../../domain/consent/signature.ts'

/** What is drawn on the pad, and the lines that were taken back and can come again: the last taken back is the last. */
export interface Drawing {
  strokes: readonly PadPoint[][]
  undone: readonly PadPoint[][]
}

export const blank: Drawing = { strokes: [], undone: [] }

export const beginStroke = ({ strokes }: Drawing, point: PadPoint): Drawing => ({
  strokes: [...strokes, [point]],
  undone: [],
})

export const goOn = ({ strokes, undone }: Drawing, points: readonly PadPoint[]): Drawing => ({
  strokes: strokes.map((stroke, at) => (at === strokes.length - 1 ? [...stroke, ...points] : stroke)),
  undone,
})

export function undo({ strokes, undone }: Drawing): Drawing {
  const last = strokes.at(-1)
  return last ? { strokes: strokes.slice(0, -1), undone: [...undone, last] } : { strokes, undone }
}

export function redo({ strokes, undone }: Drawing): Drawing {
  const last = undone.at(-1)
  return last ? { strokes: [...strokes, last], undone: undone.slice(0, -1) } : { strokes, undone }
}
