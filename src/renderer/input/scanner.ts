/** Hand-held scanners type faster than any hand: characters less than this many milliseconds apart. */
export const SCANNER_GAP_MS = 35
/** Shorter bursts are never a card's QR, which holds a 12-digit number, a name and a date at the least. */
const SHORTEST = 20

/** Tells a scanner's typing from a person's by its pace. Times are milliseconds of one clock. */
export interface ScanDetector {
  /** Takes one character; gives how many have come at a scanner's pace, this one included. */
  character(character: string, at: number): number
  /** Takes Enter; gives the scanned text when what came before it was a card's code, else null. */
  enter(at: number): string | null
}

export function createScanDetector(): ScanDetector {
  let burst = ''
  let last = Number.NEGATIVE_INFINITY
  const isQuick = (at: number) => at - last < SCANNER_GAP_MS
  return {
    character: (character, at) => {
      burst = isQuick(at) ? burst + character : character
      last = at
      return burst.length
    },
    enter: at => {
      const text = isQuick(at) ? burst : ''
      burst = ''
      last = Number.NEGATIVE_INFINITY
      return text.includes('|') && text.length >= SHORTEST ? text : null
    },
  }
}
