import { develop, type Residue } from './develop.ts'
import { darkShares, type Edges, type Exposure, SPAN, shareBelow } from './exposure.ts'

/** How far a boundary may lie from where it would be in even print, in modules. */
const MOST = 0.45
/** So far, in modules, a boundary is moved at a time. */
const STEPS = [-0.24, -0.12, -0.06, 0.06, 0.12, 0.24] as const
/** So far from it, in modules, a boundary still matters. */
const NEAR = 1.8

/** The dark part of a column, or row, within the rows, or columns, that a pixel sees. */
function darkPart(
  exposure: Exposure,
  modules: Uint8Array,
  axis: keyof Edges,
  pixel: number,
  line: number,
): number {
  const { across, firstColumn, firstRow, columnShares, rowShares } = exposure
  if (line < 0 || line >= across) return 0
  const [shares, first] = axis === 'columns' ? [rowShares, firstRow] : [columnShares, firstColumn]
  let dark = 0
  for (let k = 0; k < SPAN; k++) {
    const other = (first[pixel] as number) + k
    if (other < 0 || other >= across) continue
    const module = axis === 'columns' ? other * across + line : line * across + other
    if (modules[module] === 1) dark += shares[pixel * SPAN + k] as number
  }
  return dark
}

/** For each boundary, the pixels for which it matters where it lies. */
function pixelsNear(places: Float64Array, across: number): number[][] {
  const near: number[][] = Array.from({ length: across + 1 }, () => [])
  places.forEach((at, pixel) => {
    for (let edge = Math.max(0, Math.ceil(at - NEAR)); edge <= Math.min(across, at + NEAR); edge++)
      near[edge]?.push(pixel)
  })
  return near
}

/** A pixel near a boundary. */
interface Neighbour {
  pixel: number
  /** In modules. */
  place: number
  /** How much darker it gets as all of the boundary moves past it. */
  slope: number
}

/** Moves one boundary to where it explains its neighbours best. @param error changes with it @returns where it lies then */
function fitEdge(
  edge: number,
  here: number,
  neighbours: Neighbour[],
  error: Float64Array,
  blur: number,
): number {
  const change = (to: number, { place, slope }: Neighbour) =>
    (shareBelow((to - place) / blur) - shareBelow((here - place) / blur)) * slope
  const gain = (to: number) =>
    neighbours.reduce((sum, neighbour) => {
      const by = change(to, neighbour)
      return sum + by * (2 * (error[neighbour.pixel] as number) - by)
    }, 0)
  let [best, most] = [here, 0]
  for (const step of STEPS) {
    const found = Math.abs(here + step - edge) > MOST ? 0 : gain(here + step)
    if (found > most) [best, most] = [here + step, found]
  }
  for (const neighbour of neighbours)
    error[neighbour.pixel] = (error[neighbour.pixel] as number) - change(best, neighbour)
  return best
}

function fitAxis(
  exposure: Exposure,
  modules: Uint8Array,
  { error, contrast }: Residue,
  edges: Edges,
  axis: keyof Edges,
): Float64Array {
  const places = axis === 'columns' ? exposure.u : exposure.v
  const near = pixelsNear(places, exposure.across)
  const part = (pixel: number, line: number) => darkPart(exposure, modules, axis, pixel, line)
  return edges[axis].map((here, edge) => {
    const neighbours = (near[edge] ?? []).map(pixel => ({
      pixel,
      place: places[pixel] as number,
      slope: (part(pixel, edge - 1) - part(pixel, edge)) * (contrast[pixel] as number),
    }))
    return fitEdge(edge, here, neighbours, error, exposure.blur)
  })
}

/**
 * Moves the boundaries of columns and rows, one after the other, to where the modules explain the pixels best: printers with
 * few dots to a module make some modules a dot wider than others.
 */
export function fitEdges(exposure: Exposure, modules: Uint8Array, edges: Edges): Edges {
  const residue = develop(exposure, darkShares(exposure, modules))
  const columns = fitAxis(exposure, modules, residue, edges, 'columns')
  return { columns, rows: fitAxis(exposure, modules, residue, edges, 'rows') }
}
