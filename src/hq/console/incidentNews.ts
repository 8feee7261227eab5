import { useEffect } from 'react'

const listeners = new Set<() => void>()

/** Something was done about an incident from this page. */
export const tellIncidentNews = (): void => {
  for (const listener of listeners) listener()
}

/** Hears of it. */
export function useIncidentNews(heard: () => void): void {
  useEffect(() => {
    listeners.add(heard)
    return () => void listeners.delete(heard)
  }, [heard])
}
