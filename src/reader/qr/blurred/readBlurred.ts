import type { QrFields } from '../../../domain/identity/qr.ts'
import type { GrayImage } from '../../image/gray.ts'
import { type Corners, fromRectangle } from '../../rectify/homography.ts'
import { samplePlane } from '../../rectify/samplePlane.ts'
import { type DamagedCode, readModules } from '../look.ts'
import { evenEdges, expose } from './exposure.ts'
import { fitEdges } from './fitEdges.ts'
import { fitGrid } from './fitGrid.ts'
import { DARK, functionPatterns, LIGHT, modulesAcross, UNKNOWN } from './functionPatterns.ts'
import { likeliestModules } from './likeliestModules.ts'

/** Deviations of blur to try, in modules: with less a code is read as it is, with more nothing is left of it. */
const BLURS = [0.45, 0.6] as const
/** Times that modules and the boundaries between them are looked for in turn. */
const ROUNDS = 4

/** Modules as they seem at first sight: darker or lighter than the middle grey. */
function atFirstSight(image: GrayImage, corners: Corners, known: Uint8Array): Uint8Array {
  const across = Math.sqrt(known.length)
  const seen = samplePlane(image, fromRectangle(across, across, corners), across, across)
  const [darkest, lightest] = [seen.reduce((a, b) => Math.min(a, b)), seen.reduce((a, b) => Math.max(a, b))]
  const middle = (darkest + lightest) / 2
  return known.map((module, at) =>
    module !== UNKNOWN ? module : (seen[at] as number) < middle ? DARK : LIGHT,
  )
}

/**
 * Reads a code in which blur runs modules of some two pixels into each other: which modules, drawn and blurred, would give
 * this very picture? Known patterns lay the grid; modules and the boundaries between them are found in turn. Error
 * correction has the last word, as with any code: what is not a card's text to the last byte is null.
 */
export async function readBlurred(
  image: GrayImage,
  { version, corners }: DamagedCode,
): Promise<QrFields | null> {
  const known = functionPatterns(version)
  const fitted = fitGrid(image, known, corners)
  for (const blur of BLURS) {
    const modules = atFirstSight(image, fitted, known)
    let edges = evenEdges(modulesAcross(version))
    for (let round = 0; round < ROUNDS; round++) {
      const exposure = expose(image, fitted, edges, blur)
      likeliestModules(exposure, known, modules)
      const found = await readModules(modules)
      if (found) return found
      edges = fitEdges(exposure, modules, edges)
    }
  }
  return null
}
