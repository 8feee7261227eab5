import type { AppState } from '../../contract/ipc/app.ts'

export type Counter = Extract<AppState, { phase: 'ready' }>['counter']
export type Staff = Extract<AppState, { phase: 'ready' }>['staff']
