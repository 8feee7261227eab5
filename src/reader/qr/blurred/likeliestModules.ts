import { develop, type Residue } from './develop.ts'
import { darkShares, type Exposure, SPAN } from './exposure.ts'
import { UNKNOWN } from './functionPatterns.ts'

/** Less of a module than this in a pixel is left out. */
const LEAST_SHARE = 0.004
const MOST_SWEEPS = 8
/** In squares of grey; less may be rounding. */
const LEAST_GAIN = 1e-6

/** For each module the pixels that see it, and how much of it: those of module m are from `start[m]` to `start[m + 1]`. */
interface Seen {
  start: Int32Array
  pixel: Int32Array
  share: Float64Array
}

type Take = (module: number, pixel: number, share: number) => void

/** Tells of every module that comes into every pixel. */
function eachShare(exposure: Exposure, take: Take): void {
  const { across, gray, firstColumn, firstRow, columnShares, rowShares } = exposure
  for (let pixel = 0; pixel < gray.length; pixel++)
    for (let at = 0; at < SPAN * SPAN; at++) {
      const [down, right] = [Math.floor(at / SPAN), at % SPAN]
      const [row, column] = [(firstRow[pixel] as number) + down, (firstColumn[pixel] as number) + right]
      if (row < 0 || column < 0 || row >= across || column >= across) continue
      const share =
        (columnShares[pixel * SPAN + right] as number) * (rowShares[pixel * SPAN + down] as number)
      if (share > LEAST_SHARE) take(row * across + column, pixel, share)
    }
}

function seenBy(exposure: Exposure): Seen {
  const start = new Int32Array(exposure.across ** 2 + 1)
  eachShare(exposure, module => {
    start[module + 1] = (start[module + 1] as number) + 1
  })
  for (let at = 1; at < start.length; at++) start[at] = (start[at] as number) + (start[at - 1] as number)
  const next = start.slice()
  const total = start[start.length - 1] as number
  const seen = { start, pixel: new Int32Array(total), share: new Float64Array(total) }
  eachShare(exposure, (module, pixel, share) => {
    const at = next[module] as number
    next[module] = at + 1
    seen.pixel[at] = pixel
    seen.share[at] = share
  })
  return seen
}

/** Turns modules over where that explains the pixels better. */
class Flipper {
  readonly #seen: Seen
  readonly #modules: Uint8Array
  /** By how much each pixel would get darker; 0 for all that are not touched. */
  readonly #change: Float64Array
  readonly #touched: Int32Array
  residue: Residue

  constructor(exposure: Exposure, modules: Uint8Array, residue: Residue) {
    this.#seen = seenBy(exposure)
    this.#modules = modules
    this.#change = new Float64Array(exposure.gray.length)
    this.#touched = new Int32Array(exposure.gray.length)
    this.residue = residue
  }

  /** Turns these over together, if what is left unexplained becomes less. */
  improves(...group: number[]): boolean {
    let count = 0
    for (const module of group) count = this.#turn(module, count)
    const { error } = this.residue
    let gain = 0
    for (let at = 0; at < count; at++) {
      const pixel = this.#touched[at] as number
      const change = this.#change[pixel] as number
      gain += change * (2 * (error[pixel] as number) - change)
    }
    const better = gain > LEAST_GAIN
    for (let at = 0; at < count; at++) {
      const pixel = this.#touched[at] as number
      if (better) error[pixel] = (error[pixel] as number) - (this.#change[pixel] as number)
      this.#change[pixel] = 0
    }
    if (better) for (const module of group) this.#modules[module] = 1 - (this.#modules[module] as number)
    return better
  }

  /** Adds what one more module changes. @returns how many pixels are touched by now; some may be counted twice */
  #turn(module: number, before: number): number {
    const { start, pixel: pixels, share } = this.#seen
    const sign = this.#modules[module] === 1 ? -1 : 1
    let count = before
    for (let at = start[module] as number; at < (start[module + 1] as number); at++) {
      const pixel = pixels[at] as number
      const change = this.#change[pixel] as number
      if (change === 0) this.#touched[count++] = pixel
      this.#change[pixel] = change + sign * (share[at] as number) * (this.residue.contrast[pixel] as number)
    }
    return count
  }
}

/** What blur makes look alike: a module alone, one with a neighbour of the other kind, three in a row. */
function turnAt(
  flipper: Flipper,
  modules: Uint8Array,
  isFree: (module: number) => boolean,
  at: number,
): number {
  const across = Math.sqrt(modules.length)
  if (flipper.improves(at)) return 1
  let turned = 0
  const pairs = [1, across, across + 1, across - 1].map(step => at + step)
  if (pairs.some(other => isFree(other) && modules[other] !== modules[at] && flipper.improves(at, other)))
    turned++
  for (const step of [1, across]) {
    const [second, third] = [at + step, at + 2 * step]
    if (isFree(second) && isFree(third) && flipper.improves(at, second, third)) turned++
  }
  return turned
}

/**
 * Turns modules over until nothing that is tried explains the pixels any better: iterated conditional modes (Besag 1986).
 * @param known what is not UNKNOWN stays
 * @param modules are changed
 */
export function likeliestModules(exposure: Exposure, known: Uint8Array, modules: Uint8Array): void {
  const developed = () => develop(exposure, darkShares(exposure, modules))
  const flipper = new Flipper(exposure, modules, developed())
  const isFree = (module: number) => known[module] === UNKNOWN
  for (let sweep = 0, turned = 1; sweep < MOST_SWEEPS && turned > 0; sweep++) {
    turned = 0
    for (let module = 0; module < known.length; module++)
      if (isFree(module)) turned += turnAt(flipper, modules, isFree, module)
    flipper.residue = developed()
  }
}
