import { createContext, useContext } from 'react'
import { useStore as useZustand } from 'zustand'
import type { AppStore, Store } from './store.ts'

export const StoreContext = createContext<Store | null>(null)

export function useStore(): Store {
  const store = useContext(StoreContext)
  if (!store) throw new Error('no store around this component')
  return store
}

/** A part of the state, or an action; the component renders again only when that part changes. */
export const useApp = <T>(select: (state: AppStore) => T): T => useZustand(useStore(), select)
