import sharp from 'sharp'
import type { Drawing } from '../documents/svg.ts'
import type { Random } from '../random.ts'
import { inverse, moved, type Pose, project, projection } from './projection.ts'

/** How a document is put before a camera or scanner, and how well that went. */
export interface Capture extends Pose {
  /** Resolution on the document: 300 dpi are 11.8. */
  pxPerMm: number
  /** Millimetres of desk around it. */
  margin: number
  /** Lightness of the desk, 0…255. */
  desk: number
  /** Deviation of the blur, in pixels. */
  blur: number
  /** Deviation of the sensor's noise, in grey levels. */
  noise: number
  /** 0…1: how white the middle of the lamp's reflection is. */
  glare: number
  /** 0…1: how much light the shaded side loses. */
  shadow: number
  /** JPEG quality, 1…100. */
  quality: number
}

interface Picture {
  width: number
  height: number
  /** RGB, 3 bytes a pixel. */
  data: Uint8Array
}

async function render({ svg, width, height }: Drawing, pxPerMm: number): Promise<Picture> {
  const size = `width="${Math.round(width * pxPerMm)}" height="${Math.round(height * pxPerMm)}"`
  const image = sharp(Buffer.from(svg.replace('<svg ', `<svg ${size} `))).flatten({ background: '#fff' })
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

/** The colour between pixels, by the four around. */
function blend({ width, data }: Picture, x: number, y: number, channel: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [across, down] = [x - left, y - top]
  const at = (top * width + left) * 3 + channel
  const upper = (data[at] ?? 0) * (1 - across) + (data[at + 3] ?? 0) * across
  const lower = (data[at + width * 3] ?? 0) * (1 - across) + (data[at + width * 3 + 3] ?? 0) * across
  return upper * (1 - down) + lower * down
}

/** Lays the document on the desk as the pose has it. */
function layOut(page: Picture, drawing: Drawing, how: Capture): Picture {
  const flat = projection(drawing.width, drawing.height, how, how.pxPerMm)
  const corners = [0, 1].flatMap(x => [0, 1].map(y => project(flat, x * drawing.width, y * drawing.height)))
  const border = how.margin * how.pxPerMm
  const left = Math.min(...corners.map(([x]) => x)) - border
  const top = Math.min(...corners.map(([, y]) => y)) - border
  const width = Math.ceil(Math.max(...corners.map(([x]) => x)) + border - left)
  const height = Math.ceil(Math.max(...corners.map(([, y]) => y)) + border - top)
  const back = inverse(moved(flat, -left, -top))
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [u, v] = project(back, x, y).map(mm => mm * how.pxPerMm) as [number, number]
      const inside = u >= 0 && v >= 0 && u < page.width - 1 && v < page.height - 1
      for (let channel = 0; channel < 3; channel++)
        data[(y * width + x) * 3 + channel] = inside ? blend(page, u, v, channel) : how.desk - channel * 6
    }
  return { width, height, data }
}

/** Adds lamp, shade and noise, pixel by pixel. */
function light(picture: Picture, how: Capture, random: Random): void {
  const { width, height, data } = picture
  const [lampX, lampY] = [width * random.between(0.2, 0.8), height * random.between(0.2, 0.8)]
  const reach = Math.max(width, height) * random.between(0.08, 0.16)
  const shade = random.between(0, 2 * Math.PI)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const lamp = how.glare * Math.exp(-(((x - lampX) / reach) ** 2 + ((y - lampY) / reach) ** 2))
      const side = ((x / width - 0.5) * Math.cos(shade) + (y / height - 0.5) * Math.sin(shade)) * 3
      const dimmed = 1 - how.shadow / (1 + Math.exp(-4 * side))
      const grain = how.noise > 0 ? random.normal() * how.noise : 0
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + x) * 3 + channel
        const lit = (data[at] ?? 0) * dimmed
        data[at] = Math.max(0, Math.min(255, lit + (255 - lit) * lamp + grain))
      }
    }
}

/** Takes a picture of a drawing: JPEG. */
export async function capture(drawing: Drawing, how: Capture, random: Random): Promise<Buffer> {
  const scene = layOut(await render(drawing, how.pxPerMm), drawing, how)
  const raw = { width: scene.width, height: scene.height, channels: 3 } as const
  if (how.blur >= 0.3) {
    const soft = await sharp(scene.data, { raw }).blur(how.blur).raw().toBuffer()
    scene.data.set(soft)
  }
  light(scene, how, random)
  return sharp(scene.data, { raw }).jpeg({ quality: how.quality }).toBuffer()
}
