import * as z from 'zod'
import type { Role } from '../../domain/staff/roles.ts'

/** The counter's own window, and the supervisor's: neither can speak for the other. */
export type WindowName = 'enrolment' | 'co-sign'

export interface ChannelSpec {
  request: z.ZodType
  response: z.ZodType
  /** Who may call it; `anyone` only for what comes before sign-in. */
  roles: readonly Role[] | 'anyone'
  /** The largest request, in bytes, counted before it is parsed. */
  maxBytes: number
  /** Where it may be called from; the counter's window unless said otherwise. */
  window?: WindowName
}

export const SMALL = 16 * 1024
/** With the lines of a signature. */
export const SIGNED = 64 * 1024

export const supervisors: readonly Role[] = ['supervisor']
export const everyone: readonly Role[] = ['clerk', 'supervisor']

export const Nothing = z.strictObject({})
