/**
 * `npm run tour`: takes the pictures of README's tour anew, every screen in Vietnamese at 1280×800, into build/pictures/.
 * The same pages as the app's, over a bridge that answers with invented customers.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { build } from 'vite'
import { openPreview, type View } from './page.ts'
import { shots } from './shots.ts'
import { tourShots } from './tourShots.ts'

const root = resolve(import.meta.dirname, '../../..')
const out = resolve(root, 'build/pictures')
const view: View = { name: 'vi', width: 1280, height: 800, language: 'vi', colorScheme: 'light' }
const say = (line: string) => process.stdout.write(`${line}\n`)

await build({ configFile: resolve(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' })
const executablePath = process.env.HARMOOR_CHROMIUM
if (!executablePath) throw new Error('no browser to take pictures with: run it as `npm run tour`')
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
mkdirSync(out, { recursive: true })
const readme = readFileSync(resolve(root, 'README.md'), 'utf8')
const missing: string[] = []
for (const name of tourShots) {
  const shot = shots.find(known => known.name === name)
  if (!shot) throw new Error(`no shot is named ${name}`)
  const { page } = await openPreview(browser, view, shot.scene)
  await shot.act?.(page)
  // A palette is enough for a screen of few colours, and keeps the pictures small.
  await sharp(await page.screenshot())
    .png({ palette: true, effort: 10 })
    .toFile(resolve(out, `${name}.png`))
  await page.context().close()
  say(`build/pictures/${name}.png`)
  if (!readme.includes(`build/pictures/${name}.png`)) missing.push(name)
}
await browser.close()
for (const name of missing) say(`README's tour does not show ${name}`)
process.exit(missing.length === 0 ? 0 : 1)
