import { type Acuity, acuityOf } from './acuity.ts'
import { type Area, type GrayFrame, type LumaPlane, scaled } from './frame.ts'
import { type DocumentShape, guideIn } from './guide.ts'
import { type Light, lightOf } from './light.ts'
import { motionBetween } from './motion.ts'
import { type Outline, outlineOf } from './outline.ts'

/** The size of the small frame that all but sharpness is judged on: a view is 1.42 times as wide as high. */
export const JUDGED_WIDTH = 320
export const JUDGED_HEIGHT = 225

export interface Measures extends Acuity, Light, Outline {
  /** Mean change of a pixel since the frame before, in grey levels; 0 for the first. */
  motion: number
}

/**
 * Judges one frame.
 * @param plane the camera's own pixels
 * @param view what of them is on the screen
 * @param small the view, shrunk to JUDGED_WIDTH × JUDGED_HEIGHT
 * @param before the same of the frame before
 */
export function measure(
  {
    plane,
    view,
    small,
    before,
  }: { plane: LumaPlane; view: Area; small: GrayFrame; before: GrayFrame | null },
  shape: DocumentShape,
): Measures {
  const guide = guideIn(shape, small)
  const inPlane = scaled(guide, view.width / small.width)
  const print = { ...inPlane, x: inPlane.x + view.x, y: inPlane.y + view.y }
  return {
    ...acuityOf(plane, print),
    ...lightOf(small, guide),
    ...outlineOf(small, guide),
    motion: before ? motionBetween(before, small, guide) : 0,
  }
}
