import { useEffect, useState } from 'react'
import type { Store } from '../state/store.ts'
import { useStore } from '../state/useApp.ts'
import { documentIn } from './pasted.ts'
import { watchScanner } from './watchScanner.ts'

/** What becomes of a document that came. */
export interface DocumentTaker {
  image(image: Blob): void
  text(text: string): void
  /** Called before a character that may begin a scan; what it returns undoes what the scan typed into the form. */
  remember(): () => void
}

/** Documents for the form of an enrolment. */
export const forEnrolment = (store: Store): DocumentTaker => ({
  image: image => void store.getState().readImage(image),
  text: text => void store.getState().readScannedText(text),
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

/** Documents that are read again to correct a member. */
export const forCorrection = (store: Store): DocumentTaker => ({
  image: image => void store.getState().readForCorrection({ image }),
  text: text => void store.getState().readForCorrection({ text }),
  remember: () => {
    const { correction } = store.getState()
    return () => {
      if (correction) store.getState().editCorrection({ texts: correction.texts, reason: correction.reason })
    }
  },
})

/**
 * Lets a document come from anywhere in the window: paste, drop, or a hand-held scanner. Gives whether something
 * is being dragged over the window just now.
 * @param takerOf always the same function, or listening begins anew at every drawing.
 */
export function useDocumentIntake(takerOf: (store: Store) => DocumentTaker): boolean {
  const store = useStore()
  const [dragging, setDragging] = useState(false)
  useEffect(() => {
    const taker = takerOf(store)
    const take = (event: Event, data: DataTransfer | null) => {
      const found = documentIn(data)
      if (!found) return
      event.preventDefault()
      if (found.kind === 'image') taker.image(found.image)
      else taker.text(found.text)
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
      onScan: taker.text,
      listens: () => store.getState().app.phase === 'ready',
      remember: taker.remember,
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
  }, [store, takerOf])
  return dragging
}
