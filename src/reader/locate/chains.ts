import type { Axis, Glyph } from './glyphs.ts'

const CELL = 40
/** A chain shorter than this tells no pitch. */
const SHORTEST = 6
/** How far ahead the next character may be, in sizes of this one: OCR-B has a pitch of about 1.1 capital heights. */
const REACH = 2.9

type Grid = Map<number, number[]>

const cellKey = (column: number, row: number) => column * 65_536 + row

/** Indices of the glyphs by the square of the image they lie in. */
function gridOf(glyphs: readonly Glyph[]): Grid {
  const grid: Grid = new Map()
  for (const [index, { x, y }] of glyphs.entries()) {
    const key = cellKey(Math.floor(x / CELL), Math.floor(y / CELL))
    const cell = grid.get(key)
    if (cell) cell.push(index)
    else grid.set(key, [index])
  }
  return grid
}

/** Indices of the glyphs in the squares that touch `radius` around a glyph. */
function near(grid: Grid, { x, y }: Glyph, radius: number): number[] {
  const found: number[] = []
  const lastColumn = Math.floor((x + radius) / CELL)
  const lastRow = Math.floor((y + radius) / CELL)
  for (let column = Math.floor((x - radius) / CELL); column <= lastColumn; column++)
    for (let row = Math.floor((y - radius) / CELL); row <= lastRow; row++)
      found.push(...(grid.get(cellKey(column, row)) ?? []))
  return found
}

/** What it costs to take `next` for the character after `glyph`; infinite when it cannot be. */
function stepCost(glyph: Glyph, next: Glyph, axis: Axis): number {
  const ahead = axis === 'rows' ? next.x - glyph.x : next.y - glyph.y
  const aside = Math.abs(axis === 'rows' ? next.y - glyph.y : next.x - glyph.x)
  const ratio = next.size / glyph.size
  const fits =
    ahead >= glyph.size * 0.3 &&
    ahead <= glyph.size * REACH &&
    aside <= Math.max(glyph.size * 0.45, ahead * 0.35) &&
    ratio >= 0.55 &&
    ratio <= 1.8
  return fits ? ahead + 2.5 * aside + Math.abs(ratio - 1) * glyph.size : Number.POSITIVE_INFINITY
}

/** Each glyph's successor, where it is also the best predecessor that successor has; −1 for none. */
function successors(glyphs: readonly Glyph[], axis: Axis): Int32Array {
  const grid = gridOf(glyphs)
  const next = new Int32Array(glyphs.length).fill(-1)
  const previous = new Int32Array(glyphs.length).fill(-1)
  const cost = new Float64Array(glyphs.length).fill(Number.POSITIVE_INFINITY)
  for (const [index, glyph] of glyphs.entries()) {
    let best = -1
    let lowest = Number.POSITIVE_INFINITY
    for (const candidate of near(grid, glyph, glyph.size * REACH)) {
      const price = stepCost(glyph, glyphs[candidate] as Glyph, axis)
      if (price < lowest) [best, lowest] = [candidate, price]
    }
    if (best < 0 || lowest >= (cost[best] as number)) continue
    const displaced = previous[best] as number
    if (displaced >= 0) next[displaced] = -1
    previous[best] = index
    cost[best] = lowest
    next[index] = best
  }
  return next
}

/** Strings glyphs of similar size into rows of text: each to the nearest one ahead of it that is not far aside. */
export function chainGlyphs(glyphs: readonly Glyph[], axis: Axis): Glyph[][] {
  const next = successors(glyphs, axis)
  const hasPrevious = new Set(next)
  const chains: Glyph[][] = []
  for (let head = 0; head < glyphs.length; head++) {
    if (hasPrevious.has(head)) continue
    const chain: Glyph[] = []
    for (let at = head; at >= 0; at = next[at] as number) chain.push(glyphs[at] as Glyph)
    if (chain.length >= SHORTEST) chains.push(chain)
  }
  return chains
}
