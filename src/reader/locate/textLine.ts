import type { Axis, Glyph } from './glyphs.ts'

/** A straight row of equally spaced characters, in pixels of the image it was found in. */
export interface TextLine {
  /** A point on its middle. */
  x: number
  y: number
  /** Unit vector along it. Text may run either way: nothing here knows which way is up. */
  dx: number
  dy: number
  /** Centres of the first and the last character, as distances along it from (x, y). */
  start: number
  end: number
  /** Distance between neighbouring characters. */
  pitch: number
  /** Share of the gaps that are whole pitches, 0…1: fixed-pitch print has nearly all. */
  regularity: number
  /** Median glyph size, and the size of capitals and digits. */
  size: number
  capHeight: number
  /** How many characters were seen. */
  count: number
}

export const lengthOf = (line: TextLine) => line.end - line.start
export const median = (values: readonly number[]) => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** Principal axis of the centres, pointing along `axis`. */
function fitAxis(glyphs: readonly Glyph[], axis: Axis) {
  const x = glyphs.reduce((sum, glyph) => sum + glyph.x, 0) / glyphs.length
  const y = glyphs.reduce((sum, glyph) => sum + glyph.y, 0) / glyphs.length
  let [xx, xy, yy] = [0, 0, 0]
  for (const glyph of glyphs) {
    xx += (glyph.x - x) ** 2
    xy += (glyph.x - x) * (glyph.y - y)
    yy += (glyph.y - y) ** 2
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy)
  const sign = (axis === 'rows' ? Math.cos(angle) : Math.sin(angle)) < 0 ? -1 : 1
  return { x, y, dx: sign * Math.cos(angle), dy: sign * Math.sin(angle) }
}

const FEWEST = 6

/** Fits a line through a chain, leaving out what lies off it; null when too little is left. */
export function fitTextLine(chain: readonly Glyph[], axis: Axis): TextLine | null {
  const rough = fitAxis(chain, axis)
  const size = median(chain.map(glyph => glyph.size))
  const offset = (glyph: Glyph) => Math.abs(-(glyph.x - rough.x) * rough.dy + (glyph.y - rough.y) * rough.dx)
  const glyphs = chain.filter(glyph => offset(glyph) < size * 0.45)
  if (glyphs.length < FEWEST) return null
  const fit = fitAxis(glyphs, axis)
  const along = glyphs
    .map(glyph => (glyph.x - fit.x) * fit.dx + (glyph.y - fit.y) * fit.dy)
    .sort((a, b) => a - b)
  const gaps = along.slice(1).map((at, index) => at - (along[index] as number))
  const pitch = median(gaps)
  const whole = gaps.filter(gap => {
    const pitches = Math.round(gap / pitch)
    return pitches >= 1 && pitches <= 3 && Math.abs(gap / pitch - pitches) < 0.28
  })
  return {
    ...fit,
    start: along[0] as number,
    end: along[along.length - 1] as number,
    pitch,
    regularity: whole.length / gaps.length,
    size,
    capHeight: quantile(
      glyphs.map(glyph => glyph.size),
      0.85,
    ),
    count: glyphs.length,
  }
}
