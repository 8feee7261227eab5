import { writeFileSync } from 'node:fs'
import { type Held, jpegFrame } from '../domain/capture/cameraFrames.ts'

/** Chromium plays a row of JPEG pictures at so many a second, over and over. */
const PICTURES_A_SECOND = 30

export interface Scene extends Held {
  seconds: number
}

/** Writes what happens before a camera to a file that Chromium plays as one (MJPEG). */
export async function film(file: string, scenes: readonly Scene[]): Promise<void> {
  const pictures: Buffer[] = []
  for (const { seconds, ...held } of scenes) {
    const picture = await jpegFrame(held)
    for (let count = 0; count < seconds * PICTURES_A_SECOND; count += 1) pictures.push(picture)
  }
  writeFileSync(file, Buffer.concat(pictures))
}

/** A hand turns a document over: it comes out of focus, slips sideways and leaves. */
export const turning = (kind: NonNullable<Held['kind']>, seed: number): Scene[] => {
  const slips = [40, 120, 220, 340, 480]
  return slips.map(slip => ({
    kind,
    seed,
    moved: [slip, slip / 3],
    blur: 4,
    seconds: 0.14,
  }))
}
