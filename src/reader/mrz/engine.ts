import type { RecogniseLine } from './recogniseLine.ts'
import { startTesseract } from './tesseract.ts'

/** Starts the engine that reads lines. Which one it is, is decided here and known nowhere else. */
export const startLineEngine = (resources: string): Promise<RecogniseLine> => startTesseract(resources)
