import type { Informed } from './kinds.ts'

/** Where a figure comes from, as it is cited on screen and in letters. */
export const incidentLaw = {
  law: 'Luật 91/2025/QH15, điều 23; Nghị định 356/2025/NĐ-CP',
  /** No figure is given: Harmoor’s own policy promises that customers are told. */
  policy: 'Harmoor',
} as const

interface TellingClock {
  /** Hours from the detection, around the clock: days off are not taken out. Null: as soon as can be. */
  hours: number | null
  source: keyof typeof incidentLaw
}

/** [INC1] One table for everybody who has to be told of an incident. */
export const tellingClocks: Record<Informed, TellingClock> = {
  authority: { hours: 72, source: 'law' },
  customers: { hours: null, source: 'policy' },
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** [INC1] Until when the authority has to be told of what was detected at an instant. */
export const authorityDeadline = (detectedAt: string): string =>
  new Date(Date.parse(detectedAt) + (tellingClocks.authority.hours ?? 0) * HOUR_MS).toISOString()

export interface TimeLeft {
  /** The time is up: hours and minutes say for how long. */
  late: boolean
  hours: number
  /** 0 to 59; what is left of a minute is not counted. */
  minutes: number
}

/** [INC1] How long the authority may still wait. */
export function timeLeft(detectedAt: string, now: string): TimeLeft {
  const left = Date.parse(authorityDeadline(detectedAt)) - Date.parse(now)
  const minutes = Math.floor(Math.abs(left) / MINUTE_MS)
  return { late: left < 0, hours: Math.floor(minutes / 60), minutes: minutes % 60 }
}
