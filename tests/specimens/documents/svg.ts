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
}

/** One line of print, its baseline starting at (x, y). */
export function text(x: number, y: number, content: string, style: TextStyle): string {
  const { size, fill = '#1b1b1b', weight = 'normal', family = 'Liberation Sans', anchor = 'start' } = style
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(content)}</text>`
}

/** A small label in two languages, and its value below. */
export const labelled = (x: number, y: number, label: string, value: string, size = 2.7) =>
  text(x, y, label, { size: 1.7, fill: '#35506b' }) + text(x, y + size + 0.5, value, { size, weight: 'bold' })

/** A label and its value, broken after a comma into lines of so many characters at most. */
export function labelledText(
  x: number,
  y: number,
  label: string,
  value: string,
  size: number,
  longest: number,
): string {
  const lines: string[] = []
  for (const part of value.split(/(?<=,) /)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + part.length < longest) lines[lines.length - 1] = `${last} ${part}`
    else lines.push(part)
  }
  const rows = lines.map((line, row) =>
    text(x, y + size + 0.5 + row * size * 1.15, line, { size, weight: 'bold' }),
  )
  return text(x, y, label, { size: 1.7, fill: '#35506b' }) + rows.join('')
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

/** Fine wavy lines all over, as documents have them against copying. */
export function guilloche(
  random: Random,
  { width, height }: { width: number; height: number },
  hue: number,
): string {
  const waves = Array.from({ length: 26 }, (_, row) => {
    const [depth, length, shift] = [random.between(1, 3.5), random.between(9, 26), random.between(0, 6.28)]
    const points = Array.from({ length: 60 }, (_, at) => {
      const x = (at / 59) * width
      return `${x.toFixed(2)},${((row / 25) * height + depth * Math.sin((x / length) * 6.28 + shift)).toFixed(2)}`
    })
    return `<polyline points="${points.join(' ')}" fill="none" stroke="hsl(${hue + random.between(-25, 25)} 45% 66%)" stroke-width="0.14" opacity="0.75"/>`
  })
  return `<defs><linearGradient id="paper" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue} 40% 93%)"/><stop offset="1" stop-color="hsl(${hue + 40} 42% 87%)"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#paper)"/>${waves.join('')}`
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
