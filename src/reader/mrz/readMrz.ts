import type { IsoDate } from '../../domain/date.ts'
import type { MrzEvidence } from '../../domain/identity/evidence.ts'
import type { ReadLine } from '../../domain/identity/mrz/fitLength.ts'
import { betterEvidence, interpret } from '../../domain/identity/mrz/interpret.ts'
import { type GrayImage, scale } from '../image/gray.ts'
import { locateZones, type Zone } from '../locate/zones.ts'
import { lineStrip, scaleLine } from '../rectify/lineStrip.ts'
import type { RecognisedLine, RecogniseLine } from './recogniseLine.ts'

export interface MrzReadSettings {
  today: IsoDate
  recogniseLine: RecogniseLine
  /** Look once only: the document has told enough by its QR. */
  quick: boolean
}

/** Long sides to look at: documents that fill the picture first, then those that lie far away in it. */
const SIDES = [1600, 2800] as const
const LARGEST_ENLARGEMENT = 4
/** The zone is at the foot of a document: of more lines than this the upper ones are other print. */
const MOST_LINES = 4

const asRead = ({ alternatives }: RecognisedLine): ReadLine =>
  alternatives.flatMap(([best, ...others]) => (best ? [{ ...best, others }] : []))

async function readZone(
  image: GrayImage,
  zone: Zone,
  upsideDown: boolean,
  { recogniseLine, today }: MrzReadSettings,
): Promise<MrzEvidence | null> {
  const ordered = upsideDown ? zone.lines.toReversed() : zone.lines
  const read: ReadLine[] = []
  for (const line of ordered.slice(-MOST_LINES))
    read.push(asRead(await recogniseLine(lineStrip(image, line, zone.lines, upsideDown))))
  return interpret(read, today)
}

/** Characters of columns run down or up, of rows right or left: the usual way of each first. */
const TURNS = [false, true] as const

async function readAtSide(
  image: GrayImage,
  side: number,
  settings: MrzReadSettings,
): Promise<MrzEvidence | null> {
  const factor = Math.min(LARGEST_ENLARGEMENT, side / Math.max(image.width, image.height))
  const zones = locateZones(await scale(image, factor))
  let best: MrzEvidence | null = null
  for (const zone of zones) {
    const inFull = { ...zone, lines: zone.lines.map(line => scaleLine(line, 1 / factor)) }
    for (const upsideDown of TURNS) {
      best = betterEvidence(best, await readZone(image, inFull, upsideDown, settings))
      if (best?.fields.valid) return best
    }
  }
  return best
}

/** Finds and reads a machine readable zone in any of the four turns; null when there is none. */
export async function readMrz(image: GrayImage, settings: MrzReadSettings): Promise<MrzEvidence | null> {
  let best: MrzEvidence | null = null
  for (const side of settings.quick ? SIDES.slice(0, 1) : SIDES) {
    best = betterEvidence(best, await readAtSide(image, side, settings))
    if (best?.fields.valid) return best
  }
  return best
}
