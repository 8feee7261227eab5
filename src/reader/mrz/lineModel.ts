import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm'
import { CLASSES, readPosteriors, STEP } from './readPosteriors.ts'
import type { LineImage, RecogniseLine } from './recogniseLine.ts'

/** Grey 0…1, the width a whole number of steps: the last column is repeated. */
function tensorOf({ width, height, gray }: LineImage): Tensor {
  const padded = Math.ceil(width / STEP) * STEP
  const values = new Float32Array(padded * height)
  for (let row = 0; row < height; row++)
    for (let column = 0; column < padded; column++)
      values[row * padded + column] = (gray[row * width + Math.min(column, width - 1)] as number) / 255
  return new Tensor('float32', values, [1, 1, height, padded])
}

/**
 * Opens the OCR-B line model (build/model) in WebAssembly, on one thread, from memory: no file is written and no network
 * asked.
 * @param model the bytes of resources/models/mrz.onnx
 */
export async function openLineRecogniser({ model }: { model: Uint8Array }): Promise<RecogniseLine> {
  env.wasm.numThreads = 1
  const session = await InferenceSession.create(model, { logSeverityLevel: 3 })
  return async line => {
    const { posteriors } = await session.run({ line: tensorOf(line) })
    if (!posteriors) throw new Error('the line model gives no posteriors')
    const probabilities = posteriors.data as Float32Array
    return readPosteriors({ steps: probabilities.length / CLASSES, probabilities })
  }
}
