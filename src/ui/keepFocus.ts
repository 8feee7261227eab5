/** Longer than any dialog of ours takes to send the focus somewhere itself. */
const PATIENCE_MS = 50
const REMEMBERED = 20

/** Where the focus was. Held loosely: fields that are gone take what was typed in them along. */
interface Stop {
  id: string
  element: WeakRef<HTMLElement>
}

const isThere = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && element.checkVisibility()

/** What stands there now: the element itself, or what was drawn in its place under its name. */
function standing({ id, element }: Stop): HTMLElement | null {
  const before = element.deref()
  return before?.isConnected ? before : id === '' ? null : window.document.getElementById(id)
}

/** The focus on its way back along the trail; null while what had it last is at work, and comes again. */
function lastOf(trail: readonly Stop[]): HTMLElement | null {
  const left = trail.flatMap(stop => standing(stop) ?? [])
  const last = trail.at(-1)?.element.deref()
  return last?.isConnected && last.matches(':disabled') ? null : (left.findLast(isThere) ?? null)
}

/**
 * Nobody who works by keys is left without a place: where the page takes the focus away, by switching a button off while it
 * works or by drawing a dialog no more, it goes back to where it was last that is still there. Whoever lets go of it with a
 * pointer has meant to.
 */
export function keepFocus({ document }: Window): void {
  let trail: Stop[] = []
  let timer = 0
  const isLost = () => document.activeElement === null || document.activeElement === document.body
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return
    const others = trail.filter(({ element }) => element.deref() !== target)
    trail = [...others, { id: target.id, element: new WeakRef(target) }].slice(-REMEMBERED)
  })
  document.addEventListener('pointerdown', () => (trail = []), { capture: true })
  const changes = new MutationObserver(() => {
    if (!isLost() || trail.length === 0) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => isLost() && lastOf(trail)?.focus(), PATIENCE_MS)
  })
  changes.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
}
