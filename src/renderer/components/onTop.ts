import { useCallback, useEffect, useId } from 'react'

/** The dialogs that are open, the last one above the others. */
const open: string[] = []

/**
 * Whether this dialog lies above all others just now. Escape is heard by each that is open: only the one on top may go by it,
 * and what was typed in those beneath stays.
 */
export function useOnTop(opened: boolean): () => boolean {
  const me = useId()
  useEffect(() => {
    if (!opened) return
    open.push(me)
    return () => {
      open.splice(open.indexOf(me), 1)
    }
  }, [opened, me])
  return useCallback(() => open.at(-1) === me, [me])
}
