/** A passport page of an A4 scan at 400 dpi: more pixels show no more of the print, and take memory and time. */
const MOST_READ = 16_000_000

/** By how much a picture is reduced before it is read: 1 where it is small enough. */
export const reductionOf = (width: number, height: number) =>
  Math.min(1, Math.sqrt(MOST_READ / (width * height)))
