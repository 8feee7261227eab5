import type { MrzFormatName } from '../../domain/identity/mrz/formats.ts'
import { type DocumentRegion, type DocumentSize, documentSizes } from '../rectify/documentImage.ts'
import type { Corners, Point } from '../rectify/homography.ts'
import { placeOn } from './mergeLines.ts'
import { median, type TextLine } from './textLine.ts'
import type { ZonePlace } from './zones.ts'

interface ZoneLayout {
  size: DocumentSize
  lines: number
  characters: number
  /** Millimetres from the left edge to the middle of the first character, and from the foot to that of the last line. */
  left: number
  foot: number
}

/** ICAO Doc 9303-4 to -7: where zones are printed, within a millimetre or two. */
const layouts: Record<MrzFormatName, ZoneLayout> = {
  TD1: { size: 'ID-1', lines: 3, characters: 30, left: 5.6, foot: 5.5 },
  TD2: { size: 'ID-2', lines: 2, characters: 36, left: 7.6, foot: 6.5 },
  TD3: { size: 'ID-3', lines: 2, characters: 44, left: 7.4, foot: 8 },
  'MRV-A': { size: 'ID-3', lines: 2, characters: 44, left: 7.4, foot: 8 },
  'MRV-B': { size: 'ID-2', lines: 2, characters: 36, left: 7.6, foot: 6.5 },
}
/** Millimetres from character to character and from line to line. */
const PITCH = 2.54
const LINE_DISTANCE = 6.35

/** A line as it is read: its first character's place, a unit vector along it, its length, and its characters' pitch. */
interface Baseline extends Point {
  dx: number
  dy: number
  length: number
  pitch: number
}

function baseline(line: TextLine, upsideDown: boolean): Baseline {
  const sign = upsideDown ? -1 : 1
  const from = upsideDown ? line.end : line.start
  return {
    x: line.x + from * line.dx,
    y: line.y + from * line.dy,
    dx: sign * line.dx,
    dy: sign * line.dy,
    length: line.end - line.start,
    pitch: line.pitch,
  }
}

/** How many characters more or less than its format's a line may seem to have and still be seen from end to end. */
const WHOLE = 0.7

/** The line that tells best where lines begin and how long they are: one that was seen whole, the lowest such. */
function bestSeen(rows: readonly Baseline[], characters: number): Baseline {
  const steps = characters - 1
  const whole = rows.findLast(({ length, pitch }) => Math.abs(length / pitch - steps) < WHOLE)
  if (whole) return whole
  const last = rows.at(-1) as Baseline
  return { ...last, length: median(rows.map(({ pitch }) => pitch)) * steps }
}

/**
 * Where the document of a zone must lie, as if the camera had looked straight at it: tilt makes this err by some
 * millimetres far from the zone.
 */
export function zoneRegion({ lines, upsideDown }: ZonePlace, format: MrzFormatName): DocumentRegion {
  const { size, lines: count, characters, left, foot } = layouts[format]
  const own = lines.slice(-count)
  const [first, last] = [own[0], own.at(-1)] as [TextLine, TextLine]
  const rows = own.map(line => baseline(line, upsideDown))
  const { dx, dy, ...lowest } = rows.at(-1) as Baseline
  const seen = bestSeen(rows, characters)
  const along = seen.length / (PITCH * (characters - 1))
  const indent = (seen.x - lowest.x) * dx + (seen.y - lowest.y) * dy
  const [x, y] = [lowest.x + indent * dx, lowest.y + indent * dy]
  const apart = Math.abs(placeOn(last, first).aside)
  const across = own.length > 1 ? apart / (LINE_DISTANCE * (own.length - 1)) : along
  const { width, height } = documentSizes[size]
  const corner = (right: number, down: number): Point => ({
    x: x + (right - left) * along * dx - (down - (height - foot)) * across * dy,
    y: y + (right - left) * along * dy + (down - (height - foot)) * across * dx,
  })
  const corners: Corners = [corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)]
  return { corners, size, upright: true, confidence: 0.3 }
}
