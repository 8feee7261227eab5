/**
 * Takes a picture of every screen and main state, checks each with axe, and writes them to out/preview/.
 * `node tests/renderer/preview/look.ts [SCENE-PREFIX]`, after `vite build -c tests/renderer/preview/vite.config.ts`.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Page } from 'playwright-core'
import { openPreview, views } from './page.ts'
import { shots } from './shots.ts'

const out = resolve(import.meta.dirname, '../../../out/preview')
const wanted = process.argv[2] ?? ''
const inViews = process.argv[3] ?? ''

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message ?? ''}`),
  )
}

/** Whatever can be pressed must be within the window: nothing scrolls sideways here. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...window.document.querySelectorAll<HTMLElement>('button, input:not([hidden])')]
      .filter(element => element.getBoundingClientRect().right > window.innerWidth)
      .map(element => `cut off at the right: ${element.id || element.textContent}`),
  )

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
mkdirSync(out, { recursive: true })
const report: string[] = []
for (const view of views.filter(({ name }) => name.startsWith(inViews))) {
  for (const shot of shots) {
    if (!shot.name.startsWith(wanted)) continue
    const { page, complaints } = await openPreview(browser, view, shot.scene)
    await shot.act?.(page)
    await page.screenshot({ path: resolve(out, `${shot.name}-${view.name}.png`) })
    const found = [...complaints, ...(await cutOff(page)), ...(await findings(page))]
    report.push(...found.map(finding => `${shot.name} ${view.name}: ${finding}`))
    await page.context().close()
  }
}
await browser.close()
writeFileSync(resolve(out, 'findings.txt'), report.join('\n'))
process.stdout.write(`${report.length} findings\n${report.slice(0, 40).join('\n')}\n`)
