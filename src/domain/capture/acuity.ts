import type { Area, LumaPlane } from './frame.ts'

/** Grey levels between both sides of an edge, from which on it says something about sharpness. */
const LEAST_CONTRAST = 36
/** A turn back by less than this is noise, not the other side of an edge. */
const NOISE = 6
/** Every so many rows, and columns, one is looked at. */
const STEP = 6
const BINS = 50
/** Print is sharpest where its edges are: the better half of them tells. */
const TAKEN = 0.7
/** Fewer edges than this tell nothing. */
const FEW = 24

export interface Acuity {
  /**
   * How steep edges are: the largest step between two neighbours as a share of the whole edge, 0…1. A blur of deviation
   * s pixels leaves about 0.4/s of it, whatever is shown and however strong the light. The worse of both directions, as
   * a moving hand blurs one only. 0 when there are too few edges.
   */
  sharpness: number
  /** Edges found for each 100 pixels looked at: what tells a document from an empty desk. */
  detail: number
}

interface Tally {
  bins: Uint32Array
  edges: number
  looked: number
}

/**
 * Walks along one line of pixels and counts each edge by how steep it is. Each pixel is taken with its neighbours, 1:2:1:
 * a sensor's noise would otherwise make a steep step of its own in every soft edge.
 */
function walk(bytes: Uint8Array, start: number, step: number, count: number, tally: Tally): void {
  const smooth = (at: number) => {
    const here = start + at * step
    return ((bytes[here - step] ?? 0) + 2 * (bytes[here] ?? 0) + (bytes[here + step] ?? 0)) / 4
  }
  let from = smooth(1)
  let extreme = from
  let steepest = 0
  let rising = 0
  let before = from
  const close = () => {
    const contrast = Math.abs(extreme - from)
    if (contrast < LEAST_CONTRAST) return
    const bin = Math.min(BINS - 1, Math.floor((steepest / contrast) * BINS))
    tally.bins[bin] = (tally.bins[bin] ?? 0) + 1
    tally.edges += 1
  }
  for (let at = 2; at < count - 1; at += 1) {
    const value = smooth(at)
    const change = value - before
    before = value
    if (rising === 0) rising = Math.sign(change)
    if ((value - extreme) * rising >= 0) {
      extreme = value
      steepest = Math.max(steepest, Math.abs(change))
    } else if (Math.abs(value - extreme) > NOISE) {
      close()
      from = extreme
      extreme = value
      steepest = Math.abs(change)
      rising = -rising
    }
  }
  close()
  tally.looked += count
}

const newTally = (): Tally => ({ bins: new Uint32Array(BINS), edges: 0, looked: 0 })

function steepness({ bins, edges }: Tally): number {
  if (edges < FEW) return 0
  let below = 0
  for (let bin = 0; bin < BINS; bin += 1) {
    below += bins[bin] ?? 0
    if (below >= edges * TAKEN) return (bin + 0.5) / BINS
  }
  return 1
}

/** Judges an area of the camera's own pixels: in a smaller picture everything looks sharp. */
export function acuityOf(plane: LumaPlane, area: Area): Acuity {
  const { bytes, stride } = plane
  const across = newTally()
  const down = newTally()
  for (let y = area.y; y < area.y + area.height; y += STEP)
    walk(bytes, y * stride + area.x, 1, area.width, across)
  for (let x = area.x; x < area.x + area.width; x += STEP)
    walk(bytes, area.y * stride + x, stride, area.height, down)
  const looked = across.looked + down.looked
  return {
    sharpness: Math.min(steepness(across), steepness(down)),
    detail: looked === 0 ? 0 : ((across.edges + down.edges) / looked) * 100,
  }
}
