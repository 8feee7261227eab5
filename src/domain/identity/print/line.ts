/** A word as a recogniser read it; places in millimetres on the document. */
export interface PrintWord {
  text: string
  left: number
  right: number
  /** 0…1. */
  confidence: number
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
