import { createContext } from 'react'
import type { PageName } from '../state/placeSlice.ts'

/** The pages that whoever is signed in may open from here: a way to any other is not shown. */
export const OpenPages = createContext<readonly PageName[]>([])
