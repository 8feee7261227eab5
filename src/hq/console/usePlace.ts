import { useSyncExternalStore } from 'react'

/** Where in the console one is, as the address says after `#`: a page, and what of it. Never anything personal. */
export interface Place {
  page: string
  of: string | null
}

const watch = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

/** The place, and what goes to another. */
export function usePlace(): [Place, (page: string, of?: string) => void] {
  const hash = useSyncExternalStore(watch, () => window.location.hash)
  const [page = '', of] = hash.replace(/^#\/?/, '').split('/')
  const go = (next: string, what?: string) => {
    window.location.hash = what ? `/${next}/${what}` : `/${next}`
  }
  return [{ page: page || 'overview', of: of ?? null }, go]
}
