import type { ReactNode } from 'react'
import { useApp } from '../state/useApp.ts'
import { IdleNotice } from './IdleNotice.tsx'

/** Before the counter locks, in its own window. */
export const IdleWarning = (): ReactNode => <IdleNotice seconds={useApp(state => state.idleSeconds)} />
