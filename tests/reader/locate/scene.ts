import sharp from 'sharp'
import type { Corners } from '../../../src/reader/rectify/homography.ts'
import { inverse, moved, type Pose, project, projection } from '../../specimens/capture/projection.ts'
import type { Drawing } from '../../specimens/documents/svg.ts'
import type { Random } from '../../specimens/random.ts'

/** What the documents lie on. */
export const desks = ['plain', 'wood', 'checks', 'dots', 'keyboard'] as const
export type Desk = (typeof desks)[number]

/** A document, where its middle is in the picture in shares of its sides, and how it lies. */
export interface Lying extends Pose {
  drawing: Drawing
  x: number
  y: number
  pxPerMm: number
}

export interface Scene {
  width: number
  height: number
  desk: Desk
  lying: readonly Lying[]
  blur: number
  noise: number
}

export interface Picture {
  bytes: Buffer
  /** Where each document's corners are, in pixels. */
  corners: Corners[]
}

const rgb = (random: Random) => [0, 1, 2].map(() => Math.round(random.between(30, 225))).join(',')

/** A desk as SVG: nothing, boards with grain, a checked cloth, spots, or rows of keys. */
function deskSvg(desk: Desk, width: number, height: number, random: Random): string {
  const [ground, figure] = [rgb(random), rgb(random)]
  const angle = random.between(-40, 40)
  const step = random.between(width / 40, width / 10)
  const shapes: Record<Desk, () => string> = {
    plain: () => '',
    wood: () =>
      Array.from({ length: 90 }, (_, at) => {
        const y = (at / 90) * height * 2 - height / 2
        return `<path d="M${-width} ${y}q${width} ${random.between(-30, 30)} ${width * 3} ${random.between(-60, 60)}" stroke="rgb(${figure})" stroke-opacity="${random.between(0.1, 0.6)}" stroke-width="${random.between(0.5, 5)}" fill="none"/>`
      }).join(''),
    checks: () =>
      `<defs><pattern id="p" width="${step}" height="${step}" patternUnits="userSpaceOnUse"><rect width="${step / 2}" height="${step}" fill="rgb(${figure})" fill-opacity="0.5"/><rect width="${step}" height="${step / 2}" fill="rgb(${figure})" fill-opacity="0.5"/></pattern></defs><rect x="${-width}" y="${-height}" width="${width * 3}" height="${height * 3}" fill="url(#p)"/>`,
    dots: () =>
      `<defs><pattern id="p" width="${step}" height="${step}" patternUnits="userSpaceOnUse"><circle cx="${step / 2}" cy="${step / 2}" r="${step / 4}" fill="rgb(${figure})"/></pattern></defs><rect x="${-width}" y="${-height}" width="${width * 3}" height="${height * 3}" fill="url(#p)"/>`,
    keyboard: () =>
      `<defs><pattern id="p" width="${step}" height="${step}" patternUnits="userSpaceOnUse"><rect x="2" y="2" rx="6" width="${step - 6}" height="${step - 6}" fill="rgb(${figure})" stroke="#111" stroke-width="1"/></pattern></defs><rect x="${-width}" y="${-height}" width="${width * 3}" height="${height * 3}" fill="url(#p)"/>`,
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="rgb(${ground})"/><g transform="rotate(${angle} ${width / 2} ${height / 2})">${shapes[desk]()}</g></svg>`
}

async function lay(canvas: Uint8Array, width: number, height: number, lying: Lying): Promise<Corners> {
  const { drawing, pxPerMm } = lying
  const finer = pxPerMm * 1.5
  const size = `width="${Math.round(drawing.width * finer)}" height="${Math.round(drawing.height * finer)}"`
  const page = await sharp(Buffer.from(drawing.svg.replace('<svg ', `<svg ${size} `)))
    .flatten({ background: '#fff' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const flat = moved(
    projection(drawing.width, drawing.height, lying, pxPerMm),
    lying.x * width,
    lying.y * height,
  )
  const back = inverse(flat)
  const { width: columns, height: rows } = page.info
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = project(back, x, y).map(mm => Math.floor(mm * finer)) as [number, number]
      if (u < 0 || v < 0 || u >= columns || v >= rows) continue
      for (let channel = 0; channel < 3; channel++)
        canvas[(y * width + x) * 3 + channel] = page.data[(v * columns + u) * 3 + channel] as number
    }
  const corner = (x: number, y: number) => {
    const [px, py] = project(flat, x, y)
    return { x: px, y: py }
  }
  const { width: w, height: h } = drawing
  return [corner(0, 0), corner(w, 0), corner(w, h), corner(0, h)]
}

/** Takes a picture of documents on a desk. */
export async function takePicture(scene: Scene, random: Random): Promise<Picture> {
  const { width, height } = scene
  const desk = sharp(Buffer.from(deskSvg(scene.desk, width, height, random))).removeAlpha()
  const canvas = new Uint8Array(await desk.raw().toBuffer())
  const corners: Corners[] = []
  for (const lying of scene.lying) corners.push(await lay(canvas, width, height, lying))
  const raw = { width, height, channels: 3 } as const
  const soft = new Uint8Array(
    scene.blur >= 0.3 ? await sharp(canvas, { raw }).blur(scene.blur).raw().toBuffer() : canvas,
  )
  if (scene.noise > 0)
    for (let at = 0; at < soft.length; at++)
      soft[at] = Math.max(0, Math.min(255, (soft[at] as number) + random.normal() * scene.noise))
  return { bytes: await sharp(soft, { raw }).jpeg({ quality: 85 }).toBuffer(), corners }
}
