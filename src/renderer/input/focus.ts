/** Fields, and the button that ends the form. Buttons on the way are for Tab: Enter would press them. */
const STOPS = 'input:not([type=hidden]):not([disabled]):not([tabindex="-1"]), button[data-last-stop]'

const isRadioToSkip = (element: HTMLElement, group: HTMLElement[]) => {
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return false
  const same = group.filter(
    (other): other is HTMLInputElement => other instanceof HTMLInputElement && other.name === element.name,
  )
  return element !== (same.find(radio => radio.checked) ?? same[0])
}

/** Moves the focus to the next stop within the form, passing by buttons; a group of radio buttons is one stop. */
export function focusNext(form: HTMLElement, from: HTMLElement): void {
  const all = [...form.querySelectorAll<HTMLElement>(STOPS)]
  const sameGroup = (element: HTMLElement) =>
    from instanceof HTMLInputElement &&
    from.type === 'radio' &&
    element instanceof HTMLInputElement &&
    element.name === from.name
  const after = all.slice(all.indexOf(from) + 1)
  after.find(element => !sameGroup(element) && !isRadioToSkip(element, all))?.focus()
}

export const focusOn = (id: string) => window.document.getElementById(id)?.focus()
