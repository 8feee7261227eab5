import type { Exposure } from './exposure.ts'
import { solve } from './solve.ts'

/** What light does across a code: its level and its contrast, each with a slope to the right and down. */
const LIGHTS = 6

/** How pixels differ from what modules would give. */
export interface Residue {
  /** Grey of each pixel, less what was expected. */
  error: Float64Array
  /** By how much each pixel's grey changes from light to dark. */
  contrast: Float64Array
}

/** Sets the six terms whose weights are the light at a pixel. */
function setTerms(terms: Float64Array, { across, u, v }: Exposure, dark: Float64Array, pixel: number): void {
  const share = dark[pixel] as number
  const [x, y] = [(u[pixel] as number) / across - 0.5, (v[pixel] as number) / across - 0.5]
  terms[0] = 1
  terms[1] = x
  terms[2] = y
  terms[3] = share
  terms[4] = share * x
  terms[5] = share * y
}

/** Least squares. */
function lightOf(exposure: Exposure, dark: Float64Array): Float64Array {
  const { gray } = exposure
  const [matrix, right] = [new Float64Array(LIGHTS * LIGHTS), new Float64Array(LIGHTS)]
  const terms = new Float64Array(LIGHTS)
  for (let pixel = 0; pixel < gray.length; pixel++) {
    setTerms(terms, exposure, dark, pixel)
    for (let i = 0; i < LIGHTS; i++) {
      const term = terms[i] as number
      right[i] = (right[i] as number) + term * (gray[pixel] as number)
      for (let j = 0; j < LIGHTS; j++)
        matrix[i * LIGHTS + j] = (matrix[i * LIGHTS + j] as number) + term * (terms[j] as number)
    }
  }
  return solve(matrix, right)
}

/** The light that explains the pixels best if so much of each is dark, and what it leaves unexplained. */
export function develop(exposure: Exposure, dark: Float64Array): Residue {
  const { gray } = exposure
  const light = lightOf(exposure, dark)
  const [level = 0, right = 0, down = 0, contrast = 0, contrastRight = 0, contrastDown = 0] = light
  const terms = new Float64Array(LIGHTS)
  const residue: Residue = {
    error: new Float64Array(gray.length),
    contrast: new Float64Array(gray.length),
  }
  for (let pixel = 0; pixel < gray.length; pixel++) {
    setTerms(terms, exposure, dark, pixel)
    const [x, y, share] = [terms[1] as number, terms[2] as number, terms[3] as number]
    const step = contrast + contrastRight * x + contrastDown * y
    residue.contrast[pixel] = step
    residue.error[pixel] = (gray[pixel] as number) - (level + right * x + down * y + step * share)
  }
  return residue
}
