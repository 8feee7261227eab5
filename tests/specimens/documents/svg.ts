import type { Random } from '../random.ts'

/** A document as it lies there: SVG in millimetres, and the size of its card or page. */
export interface Drawing {
  width: number
  height: number
  svg: string
}

/** ISO/IEC 7810: ID-1 cards, ID-2 cards, and the data page of a passport (ID-3). */
export const ID1 = { width: 85.6, height: 53.98 } as const
export const ID2 = { width: 105, height: 74 } as const
export const ID3 = { width: 125, height: 88 } as const

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export interface TextStyle {
  size: number
  fill?: string
  weight?: 'normal' | 'bold'
  family?: string
  anchor?: 'start' | 'middle' | 'end'
  /** Extra millimetres after each letter. */
  spacing?: number
}

/** One line of print, its baseline starting at (x, y). */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill = '#1b1b1b', weight = 'normal', family = 'Arimo', anchor = 'start', spacing = 0 } = style
  return `<text x="${x}" y="${y}" letter-spacing="${spacing}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(content)}</text>`
}

/** Characters per em of Debian's OCR-B; ISO 1073-2 prints 10 characters to the inch. */
const OCR_B_ADVANCE = 0.723
const PITCH = 2.54
const LINE_DISTANCE = 6.35

/** The lines of a machine readable zone, the last one's baseline at `y`. */
export function zone(x: number, y: number, lines: readonly string[], family = 'OCR B'): string {
  const size = PITCH / OCR_B_ADVANCE
  return lines
    .map((line, row) =>
      text(x, y - (lines.length - 1 - row) * LINE_DISTANCE, line, { size, family, fill: '#141414' }),
    )
    .join('')
}

/** A portrait that is nobody's: head, hair and shoulders as plain shapes. */
export function portrait(random: Random, x: number, y: number, width: number, height: number): string {
  const skin = `hsl(${random.between(20, 34)} 45% ${random.between(62, 78)}%)`
  const cloth = `hsl(${random.between(0, 360)} 30% ${random.between(25, 60)}%)`
  const [middle, w, h] = [x + width / 2, width, height]
  return `<g><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#dfe7ee"/>
    <path d="M${x + w * 0.06} ${y + h}q${w * 0.06} ${-h * 0.3} ${w * 0.44} ${-h * 0.3}t${w * 0.44} ${h * 0.3}z" fill="${cloth}"/>
    <rect x="${middle - w * 0.1}" y="${y + h * 0.55}" width="${w * 0.2}" height="${h * 0.2}" fill="${skin}"/>
    <ellipse cx="${middle}" cy="${y + h * 0.36}" rx="${w * 0.27}" ry="${h * 0.25}" fill="#2b211c"/>
    <ellipse cx="${middle}" cy="${y + h * 0.43}" rx="${w * 0.22}" ry="${h * 0.23}" fill="${skin}"/>
    <ellipse cx="${middle - w * 0.08}" cy="${y + h * 0.4}" rx="${w * 0.025}" ry="${h * 0.015}" fill="#222"/>
    <ellipse cx="${middle + w * 0.08}" cy="${y + h * 0.4}" rx="${w * 0.025}" ry="${h * 0.015}" fill="#222"/>
    <path d="M${middle - w * 0.06} ${y + h * 0.53}q${w * 0.06} ${h * 0.025} ${w * 0.12} 0" stroke="#a0563f" stroke-width="${w * 0.012}" fill="none"/></g>`
}

/** Wraps the parts of a document with its size and rounded corners. */
export const drawing = (
  { width, height }: { width: number; height: number },
  ...parts: string[]
): Drawing => ({
  width,
  height,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`,
})

export const dmy = (iso: string) => iso.split('-').reverse().join('/')
