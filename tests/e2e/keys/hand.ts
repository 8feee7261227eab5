import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than anybody would go through to find something. */
const BOUND = 60

/** The edge drawn around what has the focus, or around the label that is drawn for it; nothing else here has one. */
const edges = (target: Locator) =>
  target.evaluate(element =>
    [element, element.nextElementSibling, element.closest('label')].flatMap(drawn => {
      if (!drawn) return []
      const { outlineStyle, outlineWidth } = getComputedStyle(drawn)
      return outlineStyle === 'none' ? [] : [Number.parseFloat(outlineWidth)]
    }),
  )

const hasFocus = (target: Locator) =>
  target.evaluateAll(([one]) => one !== undefined && one === one.ownerDocument.activeElement)

/** Whoever works by keys is somewhere, and sees where. */
export async function landsOn(target: Locator): Promise<void> {
  await expect(target).toBeFocused()
  await expect(target).toBeInViewport()
  expect(Math.max(0, ...(await edges(target))), `the focus is not to be seen on ${target}`).toBeGreaterThan(1)
}

/** Goes on by Tab until the target has the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor()
  const passed: string[] = []
  for (let pressed = 0; pressed < BOUND; pressed += 1) {
    if (await hasFocus(target)) return landsOn(target)
    await page.keyboard.press(key)
    passed.push(await page.evaluate(() => `${document.activeElement?.tagName}#${document.activeElement?.id}`))
  }
  throw new Error(`${key} does not lead to ${target}, but to ${passed.join(' ')}`)
}

/** Goes to a button and presses it. */
export async function press(page: Page, target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, target)
  // A window that closes at the key is not there for its going up.
  await page.keyboard.press(key).catch((error: unknown) => {
    if (!page.isClosed()) throw error
  })
}

/** Goes to a field and writes in it, in place of what stands there. */
export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
  await expect(target).toHaveValue(text)
}

/** Goes to a group of radio buttons, which is one stop, and by arrows to the one that is wanted. */
export async function choose(page: Page, wanted: Locator): Promise<void> {
  const name = await wanted.getAttribute('name')
  const group = page.locator(`input[name="${name}"]`)
  await tabToAny(page, group)
  const count = await group.count()
  for (let at = 0; at < count && !(await hasFocus(wanted)); at += 1) await page.keyboard.press('ArrowDown')
  await landsOn(wanted)
  // Of a group without a choice the first is only stood on.
  if (!(await wanted.isChecked())) await page.keyboard.press('Space')
  await expect(wanted).toBeChecked()
}

async function tabToAny(page: Page, group: Locator): Promise<void> {
  await group.first().waitFor()
  const isIn = () => group.evaluateAll(all => all.some(one => one === document.activeElement))
  for (let pressed = 0; pressed < BOUND; pressed += 1) {
    if (await isIn()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${group}`)
}

/** Opens the menu and goes down to an entry. */
export async function goTo(page: Page, entry: string): Promise<void> {
  await press(page, page.locator('#menu'))
  const wanted = page.locator(entry)
  await wanted.waitFor()
  for (let pressed = 0; pressed < BOUND && !(await hasFocus(wanted)); pressed += 1)
    await page.keyboard.press('ArrowDown')
  await landsOn(wanted)
  await page.keyboard.press('Enter')
}

/** A supervisor signs in the window of their own that has come. */
export async function coSign(
  shown: Page,
  { staffNumber, pin }: { staffNumber: string; pin: string },
  rejection?: string,
): Promise<void> {
  await landsOn(shown.locator('#staff-number'))
  await shown.keyboard.type(staffNumber)
  await write(shown, shown.locator('#pin'), pin)
  if (rejection) await write(shown, shown.locator('#rejection'), rejection)
  await press(shown, shown.locator(rejection ? '#reject' : '#approve'))
}

/** Goes to a list to choose from, and down to what is wanted. */
export async function pick(page: Page, list: Locator, wanted: string | RegExp): Promise<void> {
  await tabTo(page, list)
  const chosen = list.locator('option:checked')
  const texts = await list.locator('option').allTextContents()
  const at = texts.findIndex(text => (typeof wanted === 'string' ? text === wanted : wanted.test(text)))
  await page.keyboard.press('Home')
  for (let down = 0; down < at; down += 1) await page.keyboard.press('ArrowDown')
  await expect(chosen).toHaveText(wanted)
}
