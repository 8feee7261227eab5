import { text } from './svg.ts'
import type { Typeface } from './typeface.ts'

const LABEL_SIZE = 1.8

export interface Printed {
  /** Height of an em of the value, in millimetres. */
  size: number
  /** Letters of a name may be spaced. */
  spaced?: boolean
}

const valueStyle = (face: Typeface, { size, spaced = false }: Printed) => ({
  size: size * face.scale,
  weight: face.weight,
  family: face.family,
  fill: face.ink,
  spacing: spaced ? face.spacing : 0,
})

export const label = (face: Typeface, x: number, y: number, words: string, size = LABEL_SIZE) =>
  text(x, y, words, { size, family: face.labels, fill: face.labelInk })

export const value = (face: Typeface, x: number, y: number, words: string, how: Printed) =>
  text(x, y, words, valueStyle(face, how))

/** A label, and its value on the line below. */
export const above = (
  face: Typeface,
  [x, y]: readonly [number, number],
  words: string,
  content: string,
  how: Printed,
) => label(face, x, y, words) + value(face, x, y + how.size * 1.12 + 0.35, content, how)

/** A label, and its value after it on the same line. */
export function beside(
  face: Typeface,
  [x, y]: readonly [number, number],
  words: string,
  content: string,
  how: Printed,
): string {
  const { size, weight, family, fill } = valueStyle(face, how)
  return `<text x="${x}" y="${y}"><tspan font-family="${face.labels}" font-size="${LABEL_SIZE}" fill="${face.labelInk}">${words}</tspan><tspan dx="0.9" font-family="${family}" font-size="${size}" font-weight="${weight}" fill="${fill}">${content}</tspan></text>`
}

/** Breaks before a word so that no line is longer than so many letters; the first may be shorter. */
export function broken(content: string, first: number, longest: number): string[] {
  const lines = ['']
  for (const word of content.split(' ')) {
    const last = lines.at(-1) ?? ''
    const room = lines.length === 1 ? first : longest
    if (last !== '' && last.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines
}
