import type { Overview } from '../../contract/console/stores.ts'

type Days = Overview['days']

function sumBy(days: Days, key: 'day' | 'storeCode'): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of days) sums.set(one[key], (sums.get(one[key]) ?? 0) + one.enrolments)
  return sums
}

const next = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Every day from the first counted to the last, of all stores together: a day without any is a 0 and not a gap. */
export function byDay(days: Days): { day: string; count: number }[] {
  const sums = sumBy(days, 'day')
  const [first, last] = [[...sums.keys()].sort()[0], [...sums.keys()].sort().at(-1)]
  if (!first || !last) return []
  const all: { day: string; count: number }[] = []
  for (let day = first; day <= last; day = next(day)) all.push({ day, count: sums.get(day) ?? 0 })
  return all
}

/** The stores that enrolled anyone, most first. */
export const byStore = (days: Days): { storeCode: string; count: number }[] =>
  [...sumBy(days, 'storeCode')]
    .map(([storeCode, count]) => ({ storeCode, count }))
    .sort((a, b) => b.count - a.count || a.storeCode.localeCompare(b.storeCode))
