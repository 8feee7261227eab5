import type { GrayImage } from '../../image/gray.ts'
import { type Corners, fromRectangle, inverse, project } from '../../rectify/homography.ts'

/** Modules on either side of its own from which blur brings something into a pixel. */
const REACH = 2
/** Modules across that a pixel sees. */
export const SPAN = 2 * REACH + 1
/** Modules of quiet zone that are looked at too. */
const QUIET = 1
/** Where the boundaries of columns and of rows lie, in modules: in print of few dots to a module not at whole ones. */
export interface Edges {
  columns: Float64Array
  rows: Float64Array
}

/** Boundaries at whole modules. */
export function evenEdges(across: number): Edges {
  const even = () => Float64Array.from({ length: across + 1 }, (_, at) => at)
  return { columns: even(), rows: even() }
}

/** The pixels of a picture around a code, and what of each module comes into each. */
export interface Exposure {
  across: number
  /** Deviation of the blur, in modules. */
  blur: number
  /** Grey of each pixel. */
  gray: Float64Array
  /** Where each pixel is, in modules from the code's top left corner. */
  u: Float64Array
  v: Float64Array
  /** The first column and row that a pixel sees; may be outside the code. */
  firstColumn: Int16Array
  firstRow: Int16Array
  /** SPAN for each pixel: the share of each column, and of each row, that comes into it. */
  columnShares: Float64Array
  rowShares: Float64Array
}

/** The normal distribution's share below, near enough (Bowling et al. 2009). */
export const shareBelow = (deviations: number) => 1 / (1 + Math.exp(-1.702 * deviations))

/** What of each of SPAN columns, or rows, from the first on comes into a pixel at a place among them. */
function sharesOf(edges: Float64Array, first: number, at: number, blur: number): number[] {
  return Array.from({ length: SPAN }, (_, k) => {
    const [before, after] = [edges[first + k], edges[first + k + 1]]
    if (before === undefined || after === undefined) return 0
    return shareBelow((after - at) / blur) - shareBelow((before - at) / blur)
  })
}

interface Pixel {
  gray: number
  u: number
  v: number
}

/** The pixels of a code and of the rim around it. */
function pixelsOf(image: GrayImage, corners: Corners, across: number): Pixel[] {
  const toModules = inverse(fromRectangle(across, across, corners))
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const rim = ((Math.max(...xs) - Math.min(...xs)) / across) * 2
  const from = (values: number[]) => Math.max(0, Math.floor(Math.min(...values) - rim))
  const to = (values: number[], end: number) => Math.min(end, Math.max(...values) + rim)
  const inside = (at: number) => at >= -QUIET && at <= across + QUIET
  const seen: Pixel[] = []
  for (let y = from(ys); y < to(ys, image.height); y++)
    for (let x = from(xs); x < to(xs, image.width); x++) {
      const { x: u, y: v } = project(toModules, x + 0.5, y + 0.5)
      if (inside(u) && inside(v)) seen.push({ gray: image.gray[y * image.width + x] as number, u, v })
    }
  return seen
}

/** Which pixels of a picture show a code whose corners are these, and how. @param blur its deviation, in modules */
export function expose(image: GrayImage, corners: Corners, edges: Edges, blur: number): Exposure {
  const across = edges.columns.length - 1
  const seen = pixelsOf(image, corners, across)
  const firstColumn = Int16Array.from(seen, ({ u }) => Math.floor(u) - REACH)
  const firstRow = Int16Array.from(seen, ({ v }) => Math.floor(v) - REACH)
  const [columnShares, rowShares] = [
    new Float64Array(seen.length * SPAN),
    new Float64Array(seen.length * SPAN),
  ]
  seen.forEach(({ u, v }, pixel) => {
    const [right, down] = [firstColumn[pixel] as number, firstRow[pixel] as number]
    columnShares.set(sharesOf(edges.columns, right, u, blur), pixel * SPAN)
    rowShares.set(sharesOf(edges.rows, down, v, blur), pixel * SPAN)
  })
  return {
    across,
    blur,
    gray: Float64Array.from(seen, ({ gray }) => gray),
    u: Float64Array.from(seen, ({ u }) => u),
    v: Float64Array.from(seen, ({ v }) => v),
    firstColumn,
    firstRow,
    columnShares,
    rowShares,
  }
}

/** The share of each pixel that is dark. @param modules 1 for dark, row by row */
export function darkShares(exposure: Exposure, modules: Uint8Array): Float64Array {
  const { across, gray, firstColumn, firstRow, columnShares, rowShares } = exposure
  return Float64Array.from(gray, (_, pixel) => {
    let dark = 0
    for (let down = 0; down < SPAN; down++) {
      const row = (firstRow[pixel] as number) + down
      if (row < 0 || row >= across) continue
      for (let right = 0; right < SPAN; right++) {
        const column = (firstColumn[pixel] as number) + right
        if (column < 0 || column >= across || modules[row * across + column] !== 1) continue
        dark += (columnShares[pixel * SPAN + right] as number) * (rowShares[pixel * SPAN + down] as number)
      }
    }
    return dark
  })
}
