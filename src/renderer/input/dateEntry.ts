import { formatVietnameseDate, isIsoDate } from '../../domain/date.ts'

const LENGTHS = [2, 2, 4] as const

/**
 * What a date field shows after an edit: digits get their slashes as they are typed (`15011999` → `15/01/1999`),
 * `1/` becomes `01/`, `.` and `-` become `/`, a pasted ISO date is turned round. Deleting is left alone, or a slash
 * could never be removed.
 */
export function dateEntry(before: string, after: string): string {
  const pasted = after.trim()
  if (isIsoDate(pasted)) return formatVietnameseDate(pasted)
  if (after.length < before.length) return after
  const groups: [string, string, string] = ['', '', '']
  let at = 0
  for (const character of pasted.replace(/[.\-\s]/g, '/')) {
    if (character === '/') {
      if (at < 2 && groups[at]) groups[at] = (groups[at] as string).padStart(2, '0')
      if (at < 2 && groups[at]) at += 1
    } else if (/\d/.test(character)) {
      if ((groups[at] as string).length === LENGTHS[at] && at < 2) at += 1
      if ((groups[at] as string).length < (LENGTHS[at] as number)) groups[at] += character
    }
  }
  const closed = at < 2 && (groups[at] as string).length === 2
  return groups.slice(0, at + 1).join('/') + (closed ? '/' : '')
}
