import { createScanDetector } from './scanner.ts'

/** From this many quick characters on, keys that would press a button or tick a box are kept from doing so. */
const SURELY_A_BURST = 3

const isTextField = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file'].includes(target.type))

interface Watch {
  onScan(text: string): void
  /** Whether somebody is at work whom a scan could be for: at a locked counter a PIN is typed as fast. */
  listens(): boolean
  /** Called before a character that may begin a scan; what it returns undoes what the scan typed into the form. */
  remember(): () => void
}

/**
 * Listens to the whole window for a hand-held scanner, wherever the focus is. Ordinary typing passes untouched;
 * what a scan typed into a field is undone once it is known to be one. Characters come as key downs, as key
 * presses alone (Alt codes on Windows), or as inserted text (Unicode scanners): each is counted once.
 */
export function watchScanner({ onScan, remember, listens }: Watch): () => void {
  const detector = createScanDetector()
  let counted = ''
  let restore = () => {}
  const take = (text: string, at: number): number => {
    let quickSoFar = 0
    for (const character of text) {
      const { begins, quick } = detector.character(character, at)
      if (begins) restore = remember()
      quickSoFar = quick
    }
    return quickSoFar
  }
  const onEnter = (event: KeyboardEvent) => {
    const text = detector.enter(event.timeStamp)
    if (text === null) return
    event.preventDefault()
    event.stopPropagation()
    restore()
    onScan(text)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    counted = ''
    if (!listens()) return
    if (event.key === 'Enter') return onEnter(event)
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return
    counted = event.key
    if (take(event.key, event.timeStamp) >= SURELY_A_BURST && !isTextField(event.target))
      event.preventDefault()
  }
  const onKeyPress = (event: KeyboardEvent) => {
    if (!listens()) return
    if (event.key.length !== 1 || event.ctrlKey || event.key === counted) return
    counted = event.key
    take(event.key, event.timeStamp)
  }
  const onBeforeInput = (event: InputEvent) => {
    if (!listens()) return
    if (event.inputType !== 'insertText' || !event.data || event.data === counted) return
    take(event.data, event.timeStamp)
  }
  const options = { capture: true }
  window.addEventListener('keydown', onKeyDown, options)
  window.addEventListener('keypress', onKeyPress, options)
  window.addEventListener('beforeinput', onBeforeInput, options)
  return () => {
    window.removeEventListener('keydown', onKeyDown, options)
    window.removeEventListener('keypress', onKeyPress, options)
    window.removeEventListener('beforeinput', onBeforeInput, options)
  }
}
