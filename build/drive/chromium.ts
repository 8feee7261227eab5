import { findChromium } from '../setup/chromium.mjs'

/** How a browser of the tests' own is launched. */
export async function chromiumOptions(): Promise<{ executablePath: string; args: string[] }> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('there is no Chromium')
  const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return { executablePath, args }
}
