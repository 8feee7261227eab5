import type { SheetKind } from '../../contract/ipc/print.ts'

type FileKind = SheetKind | 'consent-proof' | 'data-copy'

const names: Record<FileKind, string> = {
  'data-copy': 'ban-sao-du-lieu',
  'consent-proof': 'chung-cu-dong-y',
  letter: 'thu',
  'consent-receipt': 'phieu-dong-y',
  card: 'the',
}
const two = (part: number) => String(part).padStart(2, '0')

/** `harmoor-phieu-dong-y-20260302-140509`: what and when, and never of whom. */
export function fileNameOf(kind: FileKind, at: Date): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  return `harmoor-${names[kind]}-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
}
