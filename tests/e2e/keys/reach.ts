import type { Page } from '@playwright/test'
import { roundOf } from './walk.ts'

/** A control that Tab should come to, or one of a group of radio buttons, which is one stop. */
interface Control {
  name: string
  /** Each stop that stands for it. */
  stops: string[]
}

/** Everything that answers to a press and is there to be pressed: in the dialog, where one is open. */
const controlsOn = (page: Page): Promise<Control[]> =>
  page.evaluate(() => {
    const seen = window as unknown as { stops?: Element[] }
    const keyOf = (element: Element) => {
      seen.stops ??= []
      if (!seen.stops.includes(element)) seen.stops.push(element)
      return String(seen.stops.indexOf(element))
    }
    const dialogs = [...document.querySelectorAll('[role=dialog]')].filter(dialog => dialog.checkVisibility())
    const root = dialogs.at(-1) ?? document.body
    const all = [...root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea')]
    // Digits for a finger are for whoever has no keyboard; what is hidden from a reader is nobody's.
    const isForOthers = (element: Element) => element.closest('[inert], [data-for-touch], [aria-hidden=true]')
    const there = all.filter(
      element => element.checkVisibility() && !element.matches(':disabled') && !isForOthers(element),
    )
    return there.map(element => {
      const name = `${element.tagName}#${element.id} ${element.textContent?.slice(0, 30)}`
      const isRadio = element instanceof HTMLInputElement && element.type === 'radio'
      const group = isRadio ? there.filter(other => other.getAttribute('name') === element.name) : [element]
      return { name, stops: group.map(keyOf) }
    })
  })

/** What looks as if it could be pressed, and is nothing that a key presses. */
const onlyForPointers = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(element => element.checkVisibility() && getComputedStyle(element).cursor === 'pointer')
      .filter(element => !element.closest('a[href], button, input, select, textarea, label, summary'))
      .map(element => `only for a pointer: ${element.tagName}#${element.id}`),
  )

/** Gives what a hand on the keys cannot come to on this screen, and where it would not see that it is. */
export async function unreached(page: Page): Promise<string[]> {
  const controls = await controlsOn(page)
  const round = (await roundOf(page)).filter(stop => stop !== null)
  const reached = new Set(round.map(({ key }) => String(key)))
  return [
    ...controls
      .filter(({ stops }) => !stops.some(stop => reached.has(stop)))
      .map(({ name }) => `not reached by Tab: ${name}`),
    ...round.filter(({ edge }) => edge < 2).map(({ name }) => `the focus is not to be seen: ${name}`),
    ...(await onlyForPointers(page)),
  ]
}
