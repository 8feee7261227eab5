/**
 * Takes a picture of every screen and main state, checks each with axe, and writes them to out/preview/.
 * `node tests/renderer/preview/look.ts [SCENE-PREFIX]`, after `vite build -c tests/renderer/preview/vite.config.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { inspect } from './inspect.ts'
import { views } from './page.ts'
import { shots } from './shots.ts'

const out = resolve(import.meta.dirname, '../../../out/preview')
const wanted = process.argv[2] ?? ''
const inViews = process.argv[3] ?? ''

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
mkdirSync(out, { recursive: true })
const report: string[] = []
for (const view of views.filter(({ name }) => name.startsWith(inViews)))
  for (const shot of shots.filter(({ name }) => name.startsWith(wanted)))
    report.push(
      ...(await inspect(browser, view, shot, { picture: resolve(out, `${shot.name}-${view.name}.png`) })),
    )
await browser.close()
writeFileSync(resolve(out, 'findings.txt'), report.join('\n'))
process.stdout.write(`${report.length} findings\n${report.slice(0, 40).join('\n')}\n`)
