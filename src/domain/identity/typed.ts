import type { IsoDate } from '../date.ts'
import { err, ok, type Result } from '../result.ts'
import { parseMrz } from './mrz/parse.ts'
import { parseIdCardQr } from './qr.ts'
import type { Reading } from './reading.ts'
import { reconcile } from './reconcile.ts'

/**
 * Reads what a hand-held scanner typed: the payload of a card's QR, or the lines of a machine readable zone. Lines with
 * a wrong check digit are refused: such a scanner reads again faster than a clerk corrects.
 */
export function readTyped(text: string, today: IsoDate): Result<Reading, 'not-a-card-code'> {
  const qr = parseIdCardQr(text)
  if (qr.ok) {
    const reading = reconcile({ qr: qr.value, mrz: null }, today)
    return reading ? ok(reading) : err('not-a-card-code')
  }
  const lines = text.split(/[\r\n]+/).filter(line => line.trim() !== '')
  const fields = parseMrz(lines, today)
  if (!fields?.valid) return err('not-a-card-code')
  const confidence = fields.lines.map(line => [...line].map(() => 1))
  const reading = reconcile({ qr: null, mrz: { fields, confidence, repaired: [] } }, today)
  return reading ? ok(reading) : err('not-a-card-code')
}
