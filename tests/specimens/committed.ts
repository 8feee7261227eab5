import type { Capture } from './capture/capture.ts'
import { captureOf } from './capture/sets.ts'
import type { KindName } from './kinds.ts'
import { seededRandom } from './random.ts'

/** One image that stands in the repository: what it shows, from which seed, and how it was taken. */
export interface Recipe {
  file: string
  kind: KindName
  seed: number
  how: Capture
}

const straight = captureOf('clean', seededRandom(0))
const recipe = (file: string, kind: KindName, seed: number, how: Partial<Capture> = {}): Recipe => ({
  file,
  kind,
  seed,
  how: { ...straight, pxPerMm: 11, quality: 85, desk: 190, margin: 6, ...how },
})

const photo = { blur: 0.7, noise: 3, shadow: 0.25 } as const

/** The first two drive the demonstration. */
export const committed: readonly Recipe[] = [
  recipe('id-2021-front.jpg', 'id-2021-front', 2021),
  recipe('passport.jpg', 'passport', 9303),
  recipe('id-2021-back.jpg', 'id-2021-back', 31),
  recipe('id-2024-front.jpg', 'id-2024-front', 32),
  recipe('id-2024-back.jpg', 'id-2024-back', 33),
  recipe('passport-vnm.jpg', 'passport-vnm', 34, { rotation: 1.5, ...photo }),
  recipe('td2.jpg', 'td2', 35, { rotation: -2 }),
  recipe('turned.jpg', 'id-2021-back', 36, { rotation: 92, ...photo }),
  recipe('upside-down.jpg', 'passport', 37, { rotation: 178, pxPerMm: 10 }),
  recipe('tilted.jpg', 'passport', 38, { rotation: 6, tiltX: 13, tiltY: -11, ...photo }),
  recipe('blurred.jpg', 'id-2021-front', 39, { blur: 1.6, noise: 2 }),
  recipe('glare.jpg', 'id-2024-back', 40, { glare: 0.5, ...photo }),
  recipe('cat.jpg', 'cat', 41, { pxPerMm: 8 }),
  recipe('receipt.jpg', 'receipt', 42, { pxPerMm: 8, ...photo }),
]
