import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openLineRecogniser } from './lineModel.ts'
import type { RecogniseLine } from './recogniseLine.ts'

/** Starts the engine that reads lines. Which one it is, is decided here and known nowhere else. */
export const startLineEngine = async (resources: string): Promise<RecogniseLine> =>
  openLineRecogniser({ model: await readFile(join(resources, 'models', 'mrz.onnx')) })
