import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { openPreview, type View } from './page.ts'
import type { Shot } from './shot.ts'

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze()
  return found.violations.flatMap(({ id, nodes }) =>
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

interface Inspection {
  /** A PNG's path, where one is wanted. */
  picture?: string
  /** What else is looked at; gives what it finds. */
  also?(page: Page): Promise<string[]>
}

/** Draws one screen in one view; gives everything that is wrong with it. */
export async function inspect(
  browser: Browser,
  view: View,
  shot: Shot,
  { picture, also }: Inspection = {},
): Promise<string[]> {
  const { page, complaints } = await openPreview(browser, view, shot.scene)
  try {
    await shot.act?.(page)
    if (picture) await page.screenshot({ path: picture })
    const found = [...(await cutOff(page)), ...(await violations(page)), ...((await also?.(page)) ?? [])]
    found.push(...complaints)
    return found.map(finding => `${shot.name} ${view.name}: ${finding}`)
  } finally {
    await page.context().close()
  }
}
