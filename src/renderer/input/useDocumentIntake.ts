import { useEffect, useState } from 'react'
import { useStore } from '../state/useApp.ts'
import { documentIn } from './pasted.ts'
import { watchScanner } from './watchScanner.ts'

/**
 * Lets a document come from anywhere in the window: paste, drop, or a hand-held scanner. Gives whether something
 * is being dragged over the window just now.
 */
export function useDocumentIntake(): boolean {
  const store = useStore()
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null) => {
      const found = documentIn(data)
      if (!found) return
      event.preventDefault()
      if (found.kind === 'image') void store.getState().readImage(found.image)
      else void store.getState().readScannedText(found.text)
    }
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData)
    const onDragOver = (event: DragEvent) => {
      // Without this the browser would open the dropped file in place of the app.
      event.preventDefault()
      setDragging(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false)
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setDragging(false)
      take(event, event.dataTransfer)
    }
    const stopWatching = watchScanner({
      onScan: text => void store.getState().readScannedText(text),
      listens: () => store.getState().app.phase === 'ready',
      remember: () => {
        const before = store.getState()
        return () => {
          const now = store.getState()
          if (now.enrolmentId !== before.enrolmentId) return
          now.restoreFields(before.fields)
          now.restoreConsent(before)
        }
      },
    })
    window.addEventListener('paste', onPaste)
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('dragleave', onDragLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      stopWatching()
      window.removeEventListener('paste', onPaste)
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('dragleave', onDragLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [store])
  return dragging
}
