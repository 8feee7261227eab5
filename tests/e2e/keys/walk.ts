import { expect, type Page } from '@playwright/test'

/** More stops than a page of ours has. */
const BOUND = 120

export interface Stop {
  /** The same for the same element. */
  key: number
  name: string
  edge: number
  left: number
  right: number
  top: number
  bottom: number
  /** In the top bar, on the page or in the line beneath: each is read by itself. */
  part: string
}

/** What has the focus: how it is drawn, and where it lies, however far the page is scrolled; null where nothing has it. */
const stopAt = (page: Page): Promise<Stop | null> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const seen = window as unknown as { stops?: Element[] }
    seen.stops ??= []
    if (!seen.stops.includes(element)) seen.stops.push(element)
    const key = seen.stops.indexOf(element)
    const drawn = [element, element.nextElementSibling, element.closest('label')]
    const widths = drawn.map(one => {
      const style = one && getComputedStyle(one)
      return style && style.outlineStyle !== 'none' ? Number.parseFloat(style.outlineWidth) : 0
    })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    let down = 0
    for (let around = element.parentElement; around; around = around.parentElement) down += around.scrollTop
    const part = element.closest('header, main, footer')?.tagName ?? 'dialog'
    const name = `${element.tagName}#${element.id} ${element.textContent?.slice(0, 30)}`
    return { key, name, edge: Math.max(...widths), left, right, top: top + down, bottom: bottom + down, part }
  })

/** From top to bottom and from left to right; up only to a column beside. */
const follows = (before: Stop, next: Stop) =>
  before.part !== next.part ||
  (next.top >= before.bottom - 1 && next.bottom > before.bottom) ||
  next.left >= before.right - 1 ||
  (next.left >= before.left && next.top >= before.top)

/** Every stop from here on, over the end of the page to its beginning, until the first comes again. */
export async function roundOf(page: Page): Promise<(Stop | null)[]> {
  const stops: (Stop | null)[] = []
  for (let pressed = 0; pressed < BOUND; pressed += 1) {
    await page.keyboard.press('Tab')
    const stop = await stopAt(page)
    const first = stops.find(one => one !== null)
    if (first && first.key === stop?.key) return stops.slice(stops.indexOf(first))
    stops.push(stop)
  }
  throw new Error(`Tab does not come round: ${stops.map(stop => stop?.name).join(', ')}`)
}

/** The same round from its beginning: behind the end of the page, or in a dialog, which has none, from its top. */
function fromTop(round: readonly (Stop | null)[]): Stop[] {
  const end = round.indexOf(null)
  const tops = round.map(stop => stop?.top ?? Number.POSITIVE_INFINITY)
  const start = end < 0 ? tops.indexOf(Math.min(...tops)) : end + 1
  return [...round.slice(start), ...round.slice(0, start)].filter(stop => stop !== null)
}

/** Tabs once around: each stop is seen, and they come in the order in which the page is read. */
export async function walk(page: Page): Promise<void> {
  const round = await roundOf(page)
  const stops = fromTop(round)
  expect(stops.filter(({ edge }) => edge < 2).map(({ name }) => `not to be seen: ${name}`)).toEqual([])
  const turns = stops.flatMap((next, at) => {
    const before = stops[at - 1]
    return before && !follows(before, next) ? [`${before.name} → ${next.name}`] : []
  })
  expect(turns).toEqual([])
  // Between the last and the first the window itself has the focus, and nowhere else.
  expect(round.length - stops.length).toBeLessThan(2)
  expect(stops.length).toBeGreaterThan(3)
}
