/** A word as a recogniser read it; places in millimetres on the document. */
export interface PrintWord {
  text: string
  left: number
  right: number
  /** 0…1. */
  confidence: number
  /** Millimetres from foot to head of the letters around it, where more than one size of print may stand on its line. */
  height?: number
}

/** Words of one row of print, left to right. */
export interface PrintLine {
  words: readonly PrintWord[]
  /** Of its letters, without diacritics. */
  top: number
  bottom: number
  left: number
  right: number
}

/** Millimetres: cards print values taller than this, labels smaller. */
const VALUE_HEIGHT = 1.45

export const isValue = ({ top, bottom }: PrintLine) => bottom - top >= VALUE_HEIGHT
