import { type RefObject, useLayoutEffect } from 'react'

const KEYS = ['keydown', 'paste', 'dragover', 'drop'] as const

/** Where the cursor stood in a field of text; null elsewhere. */
const caretOf = (field: Element | null) =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? ([field.selectionStart, field.selectionEnd] as const)
    : null

function giveBack(field: Element | null, caret: ReturnType<typeof caretOf>): void {
  if (!(field instanceof HTMLElement) || !field.isConnected) return
  field.focus()
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  if (isText && caret && caret[0] !== null) field.setSelectionRange(caret[0], caret[1])
}

/**
 * Covers everything on the page but `cover`: what lies beneath stays as it is, unseen, out of reach of pointer, keys and
 * screen readers, dialogs too. Afterwards the focus is where it was, to the very character.
 * @param first gets the focus meanwhile.
 */
export function useCover(cover: RefObject<HTMLElement | null>, first: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { body } = window.document
    const before = window.document.activeElement
    const caret = caretOf(before)
    const hide = () => {
      for (const part of body.children) if (part !== cover.current) part.toggleAttribute('inert', true)
    }
    hide()
    body.toggleAttribute('data-covered', true)
    // Dialogs that open meanwhile hang themselves beside the cover.
    const watch = new MutationObserver(hide)
    watch.observe(body, { childList: true })
    first.current?.focus()
    // Shortcuts of what lies beneath listen to the whole window.
    const keep = (event: Event) => event.stopPropagation()
    for (const kind of KEYS) window.addEventListener(kind, keep, { capture: true })
    return () => {
      watch.disconnect()
      for (const kind of KEYS) window.removeEventListener(kind, keep, { capture: true })
      for (const part of body.children) part.toggleAttribute('inert', false)
      body.toggleAttribute('data-covered', false)
      giveBack(before, caret)
    }
  }, [cover, first])
}
