import type { MrzEvidence } from '../domain/identity/evidence.ts'
import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import { reconcile } from '../domain/identity/reconcile.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { decodeImage } from './image/decode.ts'
import { readMrz } from './mrz/readMrz.ts'
import type { RecogniseLine } from './mrz/recogniseLine.ts'
import { findQr, findQrHarder } from './qr/findQr.ts'

/** Only Vietnamese ID cards have the QR: next to a passport's zone there is none to look for. */
const mayHoldQr = (mrz: MrzEvidence | null) => !mrz?.fields.valid || mrz.fields.document === 'vn-id'

/** Reads one document from a file's bytes. The pixels are overwritten before this returns. */
export async function readImage(
  bytes: Uint8Array,
  today: string,
  recogniseLine: RecogniseLine,
): Promise<Result<Reading, ReadFault>> {
  const image = await decodeImage(bytes)
  bytes.fill(0)
  if (!image.ok) return image
  try {
    const quick = await findQr(image.value)
    const mrz = await readMrz(image.value, { today, recogniseLine, quick: quick !== null })
    const qr = quick ?? (mayHoldQr(mrz) ? await findQrHarder(image.value) : null)
    const reading = reconcile({ qr, mrz }, today)
    return reading ? ok(reading) : err('nothing-read')
  } finally {
    image.value.gray.fill(0)
  }
}
