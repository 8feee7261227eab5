import type { Random } from '../random.ts'

/**
 * Families with every Vietnamese letter. Documents are set in faces like Arial, whose widths Arimo has. The reader was
 * tuned on the first five only; where a family is not installed, fontconfig takes another.
 */
export const tuningFamilies = [
  'Arimo',
  'DejaVu Sans Condensed',
  'Noto Sans',
  'DejaVu Sans',
  'Roboto',
] as const
export const heldBackFamilies = ['Carlito', 'Noto Serif', 'Roboto Condensed', 'Tinos'] as const

/** How one document is set. */
export interface Typeface {
  family: string
  /** Of labels and headings, which are often set in another face. */
  labels: string
  /** Of values. */
  weight: 'normal' | 'bold'
  ink: string
  labelInk: string
  /** Factor on the sizes of all values. */
  scale: number
  /** Extra space between the letters of a name, in millimetres. */
  spacing: number
}

const all: readonly string[] = [...tuningFamilies, ...heldBackFamilies]

export const typeface = (random: Random, families: readonly string[] = all): Typeface => ({
  family: random.pick(families),
  labels: random.pick(families),
  weight: random.chance(0.5) ? 'bold' : 'normal',
  ink: `hsl(${random.whole(0, 359)} ${random.whole(0, 25)}% ${random.whole(8, 24)}%)`,
  labelInk: `hsl(${random.whole(0, 359)} ${random.whole(0, 45)}% ${random.whole(18, 38)}%)`,
  scale: random.between(0.94, 1.1),
  spacing: random.chance(0.3) ? random.between(0, 0.15) : 0,
})
