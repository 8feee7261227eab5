import { mkdir } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectToWindow } from '../drive/counter.ts'

const picture = resolve(import.meta.dirname, '../../out/start/screen.png')
/** The first screen has settled by then; nobody has signed in, so it shows nothing of anyone. */
const FIRST_LOOKS_MS = [1_000, 3_000, 6_000]

export const picturePath = () => relative(process.cwd(), picture)

/** Takes a picture of a window that no display shows. */
export async function takePicture(port: number): Promise<void> {
  const { browser, page } = await connectToWindow(port)
  await mkdir(dirname(picture), { recursive: true })
  await page.screenshot({ path: picture })
  await browser.close()
}

export async function takeFirstPictures(port: number): Promise<void> {
  for (const wait of FIRST_LOOKS_MS) {
    await pause(wait)
    await takePicture(port)
  }
}
