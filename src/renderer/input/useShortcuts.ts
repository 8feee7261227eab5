import { useEffect, useRef } from 'react'

export type Shortcut = 'F2' | 'F3' | 'F4' | 'F6' | 'F7' | 'F8' | 'F9' | 'Escape' | 'Ctrl+Enter' | 'Ctrl+L'

const withCtrl: Record<string, Shortcut> = { Enter: 'Ctrl+Enter', l: 'Ctrl+L', L: 'Ctrl+L' }

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  ctrlKey || metaKey ? (withCtrl[key] ?? key) : key

/** Keys that work wherever the focus is. A key that an open list or dialog has already used is left to it. */
export function useShortcuts(shortcuts: readonly (readonly [Shortcut, () => void])[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = latest.current.find(([key]) => key === nameOf(event))?.[1]
      if (!action || event.defaultPrevented || event.repeat) return
      if (nameOf(event) !== 'Escape') event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
