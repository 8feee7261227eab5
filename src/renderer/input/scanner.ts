/** Hand-held scanners type faster than any hand: less than this many milliseconds a character. */
export const SCANNER_PACE_MS = 35
/** A pause longer than this ends a burst. One character may come late when the machine is busy; none this late. */
const PAUSE_MS = 100
/** Shorter bursts are never a card's QR, which holds a 12-digit number, a name and a date at the least. */
const SHORTEST = 20

/** Tells a scanner's typing from a person's by its pace. Times are milliseconds of one clock. */
export interface ScanDetector {
  /** Takes one character. `begins`: it may be the first of a scan; `quick`: how many came at a scanner's pace. */
  character(character: string, at: number): { begins: boolean; quick: number }
  /** Takes Enter; gives the scanned text when what came before it was a card's code, else null. */
  enter(at: number): string | null
}

export function createScanDetector(): ScanDetector {
  let burst = ''
  let first = 0
  let last = Number.NEGATIVE_INFINITY
  let quick = 0
  return {
    character: (character, at) => {
      const begins = at - last >= PAUSE_MS
      if (begins) first = at
      quick = at - last < SCANNER_PACE_MS ? quick + 1 : 1
      burst = begins ? character : burst + character
      last = at
      return { begins, quick }
    },
    enter: at => {
      const text = at - last < PAUSE_MS ? burst : ''
      const pace = (at - first) / text.length
      burst = ''
      last = Number.NEGATIVE_INFINITY
      return text.includes('|') && text.length >= SHORTEST && pace < SCANNER_PACE_MS ? text : null
    },
  }
}
