import type { IsoDate } from '../../domain/date.ts'
import type { MrzEvidence } from '../../domain/identity/evidence.ts'
import type { ReadLine } from '../../domain/identity/mrz/fitLength.ts'
import { betterEvidence, interpret } from '../../domain/identity/mrz/interpret.ts'
import { type GrayImage, scale } from '../image/gray.ts'
import type { TextLine } from '../locate/textLine.ts'
import { type Look, locateZones, type Zone, type ZonePlace } from '../locate/zones.ts'
import { lineStrip, scaleLine } from '../rectify/lineStrip.ts'
import { alignLines } from './alignLines.ts'
import { withMissingLines } from './missingLines.ts'
import type { RecognisedLine, RecogniseLine } from './recogniseLine.ts'

/** What a zone says, and where in the picture it says so. */
export interface ZoneRead extends MrzEvidence {
  place: ZonePlace
}

export interface MrzReadSettings {
  today: IsoDate
  recogniseLine: RecogniseLine
  /** The first way to look, which finds most; the further ones, which take five times as long; or all of them. */
  looks: 'first' | 'further' | 'all'
}

/**
 * Ways to look, one after the other until a zone is read: documents that fill the picture before those that lie far away in
 * it, plain backgrounds before those that print over the zone.
 */
const LOOKS: readonly { side: number; look: Look }[] = [
  { side: 1600, look: 'usual' },
  { side: 1600, look: 'strict' },
  { side: 2800, look: 'usual' },
  { side: 2800, look: 'strict' },
]
const RANGE = { first: [0, 1], further: [1], all: [0] } as const
const LARGEST_ENLARGEMENT = 4
/** The zone is at the foot of a document: of more lines than this the upper ones are other print. */
const MOST_LINES = 4

const asRead = ({ alternatives }: RecognisedLine): ReadLine =>
  alternatives.flatMap(([best, ...others]) => (best ? [{ ...best, others }] : []))

/** Reads lines of one zone, each once, in the order in which they stand when the text is upright. */
function lineReader(image: GrayImage, zone: Zone, upsideDown: boolean, recogniseLine: RecogniseLine) {
  const lines = (upsideDown ? zone.lines.toReversed() : zone.lines).slice(-MOST_LINES)
  const read = new Map<TextLine, RecognisedLine>()
  const readLine = async (line: TextLine): Promise<RecognisedLine> => {
    const known = read.get(line) ?? (await recogniseLine(lineStrip(image, line, zone.lines, upsideDown)))
    read.set(line, known)
    return known
  }
  return {
    place: { lines, upsideDown },
    /** Filler in the last line, or in the one above where the last has none. */
    async filler(): Promise<number> {
      let count = 0
      for (const line of lines.slice(-2).toReversed())
        count ||= (await readLine(line)).text.split('<').length - 1
      return count
    },
    async all(): Promise<RecognisedLine[]> {
      const all: RecognisedLine[] = []
      for (const line of lines) all.push(await readLine(line))
      return all
    },
  }
}

/** What lines say as they were read, or laid on one grid where that says more. */
function interpretAll(lines: readonly RecognisedLine[], today: IsoDate): MrzEvidence | null {
  let best = interpret(lines.map(asRead), today)
  for (const count of [2, 3])
    if (lines.length >= count)
      best = betterEvidence(best, interpret(alignLines(lines.slice(-count)) ?? [], today))
  return best
}

/**
 * Reads a zone in the direction in which more filler is seen: no other print has it, and upside down it looks like J or 4;
 * then, where that gives no valid zone, in the other. Null at once where neither direction shows any.
 */
async function readLines(
  image: GrayImage,
  zone: Zone,
  { recogniseLine, today }: MrzReadSettings,
): Promise<ZoneRead | null> {
  const ways = [false, true].map(upsideDown => lineReader(image, zone, upsideDown, recogniseLine))
  const seen: { way: (typeof ways)[number]; filler: number }[] = []
  for (const way of ways) seen.push({ way, filler: await way.filler() })
  let best: ZoneRead | null = null
  for (const { way, filler } of seen.sort((a, b) => b.filler - a.filler)) {
    if (filler === 0 || best?.fields.valid) return best
    const evidence = interpretAll(await way.all(), today)
    best = betterEvidence(best, evidence && { ...evidence, place: way.place })
  }
  return best
}

/** Reads a zone by the lines that were found and, where they give no valid one, by those that may have been missed. */
async function readZone(image: GrayImage, zone: Zone, settings: MrzReadSettings): Promise<ZoneRead | null> {
  let best = zone.lines.length > 1 ? await readLines(image, zone, settings) : null
  for (const fuller of withMissingLines(zone)) {
    if (best?.fields.valid) return best
    best = betterEvidence(best, await readLines(image, fuller, settings))
  }
  return best
}

async function readBy(
  image: GrayImage,
  { side, look }: (typeof LOOKS)[number],
  settings: MrzReadSettings,
): Promise<ZoneRead | null> {
  const factor = Math.min(LARGEST_ENLARGEMENT, side / Math.max(image.width, image.height))
  let best: ZoneRead | null = null
  for (const zone of locateZones(await scale(image, factor), look)) {
    const inFull = { ...zone, lines: zone.lines.map(line => scaleLine(line, 1 / factor)) }
    best = betterEvidence(best, await readZone(image, inFull, settings))
    if (best?.fields.valid) return best
  }
  return best
}

/** Finds and reads a machine readable zone in any of the four turns; null when there is none. */
export async function readMrz(image: GrayImage, settings: MrzReadSettings): Promise<ZoneRead | null> {
  let best: ZoneRead | null = null
  for (const way of LOOKS.slice(...RANGE[settings.looks])) {
    best = betterEvidence(best, await readBy(image, way, settings))
    if (best?.fields.valid) return best
  }
  return best
}
