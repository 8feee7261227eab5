import type { Overview } from '../../contract/console/stores.ts'

type Days = Overview['days']

function sumBy(days: Days, key: 'day' | 'storeCode'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of days) sums.set(one[key], (sums.get(one[key]) ?? 0) + one.enrolments)
  return sums
}

const DAY_MS = 86_400_000
const DAYS = 30
/** Vietnam has no summer time. */
const VIETNAM_MS = 7 * 3600_000

/** Each of the last 30 days by the calendar of Vietnam, of all stores together; none where there was nothing at all. */
export function byDay(days: Days, now: number): { day: string; count: number }[] {
  const sums = sumBy(days, 'day')
  if (sums.size === 0) return []
  return Array.from({ length: DAYS }, (_, at) => {
    const day = new Date(now + VIETNAM_MS - (DAYS - 1 - at) * DAY_MS).toISOString().slice(0, 10)
    return { day, count: sums.get(day) ?? 0 }
  })
}

/** The stores that enrolled anyone, most first. */
export const byStore = (days: Days): { storeCode: string; count: number }[] =>
  [...sumBy(days, 'storeCode')]
    .map(([storeCode, count]) => ({ storeCode, count }))
    .sort((a, b) => b.count - a.count || a.storeCode.localeCompare(b.storeCode))
