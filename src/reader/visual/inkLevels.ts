import type { GrayImage } from '../image/gray.ts'
import { quantile } from '../locate/textLine.ts'

/** Paper and darkest ink around each point of an image, kept for tiles and read between them. */
export interface InkLevels {
  paperAt(x: number, y: number): number
  inkAt(x: number, y: number): number
  /** 0…1: how much darker than its paper the print of this document is, where it is printed. */
  contrast: number
}

interface Tiles {
  columns: number
  rows: number
  size: number
  values: Float32Array
}

function between({ columns, rows, size, values }: Tiles, x: number, y: number): number {
  const u = Math.max(0, Math.min(columns - 1, x / size - 0.5))
  const v = Math.max(0, Math.min(rows - 1, y / size - 0.5))
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [right, below] = [Math.min(columns - 1, left + 1), Math.min(rows - 1, top + 1)]
  const at = (column: number, row: number) => values[row * columns + column] as number
  const upper = at(left, top) * (1 - (u - left)) + at(right, top) * (u - left)
  const lower = at(left, below) * (1 - (u - left)) + at(right, below) * (u - left)
  return upper * (1 - (v - top)) + lower * (v - top)
}

/** Two quantiles of each tile, of every second pixel. */
function quantilesOf(image: GrayImage, size: number, low: number, high: number): [Tiles, Tiles] {
  const columns = Math.ceil(image.width / size)
  const rows = Math.ceil(image.height / size)
  const tiles = (): Tiles => ({ columns, rows, size, values: new Float32Array(columns * rows) })
  const [lows, highs] = [tiles(), tiles()]
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const seen: number[] = []
      for (let y = row * size; y < Math.min(image.height, (row + 1) * size); y += 2)
        for (let x = column * size; x < Math.min(image.width, (column + 1) * size); x += 2)
          seen.push(image.gray[y * image.width + x] as number)
      lows.values[row * columns + column] = quantile(seen, low)
      highs.values[row * columns + column] = Math.max(1, quantile(seen, high))
    }
  return [lows, highs]
}

/** Each tile replaced by what `choose` makes of it and its eight neighbours. */
function ofNeighbours(tiles: Tiles, choose: (values: number[]) => number): Tiles {
  const { columns, rows, values } = tiles
  const chosen = values.map((_, at) => {
    const near: number[] = []
    const [column, row] = [at % columns, Math.floor(at / columns)]
    for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
        near.push(values[y * columns + x] as number)
    return choose(near)
  })
  return { ...tiles, values: chosen }
}

/**
 * Measures paper and ink everywhere, so that shadow, glare and tinted paper take no part in what is ink.
 * @param size of a tile, in pixels: about a line of print
 */
export function inkLevels(image: GrayImage, size: number): InkLevels {
  const [lows, highs] = quantilesOf(image, size, 0.02, 0.75)
  const paper = ofNeighbours(highs, near => quantile(near, 0.6))
  const ink = ofNeighbours(lows, near => Math.min(...near))
  const contrasts = [...ink.values].map((value, at) => 1 - value / Math.max(1, paper.values[at] as number))
  return {
    paperAt: (x, y) => between(paper, x, y),
    inkAt: (x, y) => between(ink, x, y),
    contrast: quantile(contrasts, 0.7),
  }
}
