import type { SheetKind } from '../../contract/ipc/print.ts'

const names: Record<SheetKind | 'consent-proof', string> = {
  'consent-proof': 'chung-cu-dong-y',
  letter: 'thu',
  'consent-receipt': 'phieu-dong-y',
  card: 'the',
}
const two = (part: number) => String(part).padStart(2, '0')

/** `harmoor-phieu-dong-y-20260302-140509`: what and when, and never of whom. */
export function fileNameOf(kind: SheetKind | 'consent-proof', at: Date): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `harmoor-${names[kind]}-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}
