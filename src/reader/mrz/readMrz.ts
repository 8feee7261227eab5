import type { IsoDate } from '../../domain/date.ts'
import type { MrzEvidence } from '../../domain/identity/evidence.ts'
import type { ReadLine } from '../../domain/identity/mrz/fitLength.ts'
import { betterEvidence, interpret } from '../../domain/identity/mrz/interpret.ts'
import { type GrayImage, scale } from '../image/gray.ts'
import type { TextLine } from '../locate/textLine.ts'
import { locateZones, type Zone, type ZonePlace } from '../locate/zones.ts'
import { lineStrip, scaleLine } from '../rectify/lineStrip.ts'
import type { RecognisedLine, RecogniseLine } from './recogniseLine.ts'

/** What a zone says, and where in the picture it says so. */
export interface ZoneRead extends MrzEvidence {
  place: ZonePlace
}

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

/** Reads lines of one zone, each once, in the order in which they stand when the text is upright. */
function lineReader(image: GrayImage, zone: Zone, upsideDown: boolean, recogniseLine: RecogniseLine) {
  const lines = (upsideDown ? zone.lines.toReversed() : zone.lines).slice(-MOST_LINES)
  const read = new Map<TextLine, ReadLine>()
  const readLine = async (line: TextLine): Promise<ReadLine> => {
    const known = read.get(line)
    if (known) return known
    const fresh = asRead(await recogniseLine(lineStrip(image, line, zone.lines, upsideDown)))
    read.set(line, fresh)
    return fresh
  }
  const fillers = (line: ReadLine) => line.filter(({ char }) => char === '<').length
  return {
    place: { lines, upsideDown },
    /** Filler in the last line, or in the one above where the last has none. */
    async filler(): Promise<number> {
      let count = 0
      for (const line of lines.slice(-2).toReversed()) count ||= fillers(await readLine(line))
      return count
    },
    async all(): Promise<ReadLine[]> {
      const all: ReadLine[] = []
      for (const line of lines) all.push(await readLine(line))
      return all
    },
  }
}

/**
 * Reads a zone in the direction in which filler is seen: no other print has it, and upside down it looks like J or 4.
 * Null at once where neither direction shows any.
 */
async function readZone(
  image: GrayImage,
  zone: Zone,
  { recogniseLine, today }: MrzReadSettings,
): Promise<ZoneRead | null> {
  const ways = [false, true].map(upsideDown => lineReader(image, zone, upsideDown, recogniseLine))
  const seen: { way: (typeof ways)[number]; filler: number }[] = []
  for (const way of ways) seen.push({ way, filler: await way.filler() })
  let best: ZoneRead | null = null
  for (const { way, filler } of seen.sort((a, b) => b.filler - a.filler)) {
    if (filler === 0 || best) return best
    const evidence = interpret(await way.all(), today)
    best = evidence && { ...evidence, place: way.place }
  }
  return best
}

async function readAtSide(
  image: GrayImage,
  side: number,
  settings: MrzReadSettings,
): Promise<ZoneRead | null> {
  const factor = Math.min(LARGEST_ENLARGEMENT, side / Math.max(image.width, image.height))
  let best: ZoneRead | null = null
  for (const zone of locateZones(await scale(image, factor))) {
    const inFull = { ...zone, lines: zone.lines.map(line => scaleLine(line, 1 / factor)) }
    best = betterEvidence(best, await readZone(image, inFull, settings))
    if (best?.fields.valid) return best
  }
  return best
}

/** Finds and reads a machine readable zone in any of the four turns; null when there is none. */
export async function readMrz(image: GrayImage, settings: MrzReadSettings): Promise<ZoneRead | null> {
  let best: ZoneRead | null = null
  for (const side of settings.quick ? SIDES.slice(0, 1) : SIDES) {
    best = betterEvidence(best, await readAtSide(image, side, settings))
    if (best?.fields.valid) return best
  }
  return best
}
