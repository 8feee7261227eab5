/**
 * One rectified line of a machine readable zone: text horizontal and upright, 40 px high, centred vertically, capitals
 * about 22 px high, about 1.3 character pitches of margin at both ends.
 */
export interface LineImage {
  width: number
  height: number
  /** Row by row, one byte a pixel, 0 = black. */
  gray: Uint8Array
}

/** One way to read a character. */
export interface CharacterGuess {
  char: string
  /** 0…1. */
  confidence: number
}

export interface RecognisedLine {
  /** `A–Z`, `0–9` and `<`. Not yet as long as its format demands. */
  text: string
  /** One list per character of `text`, best first. */
  alternatives: CharacterGuess[][]
  /** Where the middle of each character is, in pixels from the left of the line. */
  middles: number[]
}

/** Pixels of one line to its characters. What engine does it is known behind this function only. */
export type RecogniseLine = (line: LineImage) => Promise<RecognisedLine>
