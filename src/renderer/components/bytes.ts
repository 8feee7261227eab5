const STEP = 1000
const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `12,4 MB`: a file's size as file managers show it, with the decimal sign of the language. */
export function bytesOf(bytes: number, language: string): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const figure = bytes / STEP ** power
  const format = { style: 'unit', unit: units[power] ?? 'byte', unitDisplay: 'short' } as const
  return new Intl.NumberFormat(language, { ...format, maximumFractionDigits: figure < 100 ? 1 : 0 }).format(
    figure,
  )
}
