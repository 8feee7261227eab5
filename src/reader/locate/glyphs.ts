import { type Component, heightOf, widthOf } from './components.ts'

/** Which way a line of text may run: along the rows or along the columns of the image, up to about 20° off. */
export type Axis = 'rows' | 'columns'

/** A blob that could be a character: its centre, and its size across the line, in pixels. */
export interface Glyph {
  x: number
  y: number
  size: number
}

const SMALLEST = 6
const LARGEST = 90
const LEAST_INK = 8

/** The blobs whose size could be a character's: filler and letters, not dots, rules or portraits. */
export function glyphsOf(components: readonly Component[], axis: Axis): Glyph[] {
  return components.flatMap(blob => {
    const size = axis === 'rows' ? heightOf(blob) : widthOf(blob)
    const along = axis === 'rows' ? widthOf(blob) : heightOf(blob)
    const fits =
      size >= SMALLEST && size <= LARGEST && along >= 2 && along <= size * 1.6 && blob.area >= LEAST_INK
    return fits ? [{ x: (blob.left + blob.right) / 2, y: (blob.top + blob.bottom) / 2, size }] : []
  })
}
