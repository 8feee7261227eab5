import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import type { LumaPlane } from '../../../src/domain/capture/frame.ts'
import { guideIn, viewIn } from '../../../src/domain/capture/guide.ts'
import { capture } from '../../specimens/capture/capture.ts'
import { captureOf } from '../../specimens/capture/sets.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
import { seededRandom } from '../../specimens/random.ts'

/** How a document is held before a camera. */
export interface Held {
  /** What it is; null for an empty desk. */
  kind: KindName | null
  /** Whose: the same seed gives front and back of one person's card. */
  seed?: number
  /** Its width as a share of the guide's. */
  fill?: number
  /** Degrees, clockwise. */
  turned?: number
  /** Pixels to the right and down. */
  moved?: [number, number]
  /** Deviation, in pixels. */
  blur?: number
  /** What is left of the light, 0…1. */
  light?: number
  /** A lamp's reflection, from the middle of the picture, in pixels. */
  glare?: { x: number; y: number; radius: number } | null
}

export const CAMERA = { width: 1280, height: 720 }
const DESK = { r: 96, g: 92, b: 88 }
/** As a scanner would have it, without a rim of desk. */
const flat = { ...captureOf('clean', seededRandom(0)), pxPerMm: 11, margin: 0 }

const drawn = new Map<string, Promise<Buffer>>()

async function draw(kind: KindName, seed: number): Promise<Buffer> {
  const random = seededRandom(seed)
  const { drawing } = await kinds[kind](random)
  return capture(drawing, flat, random)
}

async function card(kind: KindName, seed: number, width: number, turned: number): Promise<Buffer> {
  const name = `${kind} ${seed}`
  const whole = drawn.get(name) ?? draw(kind, seed)
  drawn.set(name, whole)
  const cut = await sharp(await whole)
    .resize({ width: Math.round(width) })
    .toBuffer()
  return sharp(cut)
    .rotate(turned, { background: { ...DESK, alpha: 1 } })
    .png()
    .toBuffer()
}

const lamp = ({ x, y, radius }: NonNullable<Held['glare']>) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${CAMERA.width}" height="${CAMERA.height}">
    <defs><radialGradient id="g"><stop offset="0.6" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
    </radialGradient></defs>
    <ellipse cx="${CAMERA.width / 2 + x}" cy="${CAMERA.height / 2 + y}" rx="${radius}" ry="${radius * 0.7}" fill="url(#g)"/></svg>`)

/** Where a picture of a card comes to lie; what stands out of the camera's sight is cut off. */
async function placed(laid: Buffer, moved: readonly [number, number]): Promise<OverlayOptions> {
  const { width, height } = await sharp(laid).metadata()
  const left = Math.round((CAMERA.width - width) / 2 + moved[0])
  const top = Math.round((CAMERA.height - height) / 2 + moved[1])
  const cut = { left: Math.max(0, -left), top: Math.max(0, -top) }
  const input = await sharp(laid)
    .extract({
      ...cut,
      width: Math.min(width - cut.left, CAMERA.width - Math.max(0, left)),
      height: Math.min(height - cut.top, CAMERA.height - Math.max(0, top)),
    })
    .toBuffer()
  return { input, left: Math.max(0, left), top: Math.max(0, top) }
}

/** One picture of a camera of 1280 × 720 pixels. */
async function picture(held: Held): Promise<Sharp> {
  const {
    kind,
    seed = 2021,
    fill = 0.95,
    turned = 0,
    moved = [0, 0],
    blur = 0,
    light = 1,
    glare = null,
  } = held
  const desk = sharp({ create: { ...CAMERA, channels: 3, background: DESK } })
  const layers: OverlayOptions[] = []
  if (kind) {
    const view = viewIn(CAMERA.width, CAMERA.height)
    const laid = await card(kind, seed, guideIn('card', view).width * fill, turned)
    layers.push(await placed(laid, moved))
  }
  const seen = sharp(await desk.composite(layers).png().toBuffer())
  const lens = blur > 0 ? seen.blur(blur) : seen
  // A specimen's paper is pure white, which a camera's exposure never makes of a card.
  const lit = sharp(
    await lens
      .linear(0.82 * light)
      .png()
      .toBuffer(),
  )
  return glare
    ? sharp(
        await lit
          .composite([{ input: lamp(glare) }])
          .png()
          .toBuffer(),
      )
    : lit
}

export const jpegFrame = async (held: Held): Promise<Buffer> =>
  (await picture(held)).jpeg({ quality: 90 }).toBuffer()

/** The luminance of one picture, as a camera gives it, with a sensor's noise of two grey levels. */
export async function lumaFrame(held: Held, seed = 1): Promise<LumaPlane> {
  const raw = await (await picture(held)).grayscale().raw().toBuffer()
  let state = seed
  const bytes = Uint8Array.from(raw, (value: number) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    return Math.max(0, Math.min(255, value + ((state >> 16) % 9) - 4))
  })
  return { width: CAMERA.width, height: CAMERA.height, stride: CAMERA.width, bytes }
}
