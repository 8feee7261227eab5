import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import { inspect } from '../renderer/preview/inspect.ts'
import { views } from '../renderer/preview/page.ts'
import { shots } from '../renderer/preview/shots.ts'
import { tourShots } from '../renderer/preview/tourShots.ts'
import { unreached } from './keys/reach.ts'

const args = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking']
/** Pages that are looked at side by side. */
const LANES = 2

let browser: Browser
let folder: string
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'harmoor-screens-'))
  process.env.PREVIEW_PAGE = folder
  const configFile = resolve(import.meta.dirname, '../renderer/preview/vite.config.ts')
  await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  browser = await chromium.launch({
    executablePath: process.env.HARMOOR_CHROMIUM ?? '/usr/bin/chromium',
    args,
  })
})
test.afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Each screen in one of the views, in turn: both languages, light and dark, small and large. Every state of them: look.ts. */
const chosen = tourShots.map((name, at) => ({
  shot: shots.find(shot => shot.name === name),
  view: views[at % views.length],
}))

test('every screen passes axe, nothing on it is cut off, and Tab leads to everything that can be pressed', async () => {
  test.setTimeout(600_000)
  const found: string[] = []
  const left = [...chosen]
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { shot, view } = next
      if (!shot || !view) throw new Error('the tour names a screen that is not there')
      found.push(...(await inspect(browser, view, shot, { also: unreached })))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  expect(found).toEqual([])
})
