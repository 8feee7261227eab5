import type { MrzFormatName } from '../../domain/identity/mrz/formats.ts'
import { type DocumentRegion, type DocumentSize, documentSizes } from '../rectify/documentImage.ts'
import type { Corners, Point } from '../rectify/homography.ts'
import { placeOn } from './mergeLines.ts'
import type { TextLine } from './textLine.ts'
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

/** A line as it is read: its first character's place, a unit vector along it, and its length. */
interface Baseline extends Point {
  dx: number
  dy: number
  length: number
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
  }
}

/** Pixels a millimetre along a zone: by the line of which most was seen, as both ends of its lines may be worn. */
const scaleAlong = (lines: readonly Baseline[], characters: number) =>
  Math.max(...lines.map(({ length }) => length)) / (PITCH * (characters - 1))

/**
 * Where the document of a zone must lie, as if the camera had looked straight at it: tilt makes this err by some
 * millimetres far from the zone.
 */
export function zoneRegion({ lines, upsideDown }: ZonePlace, format: MrzFormatName): DocumentRegion {
  const { size, lines: count, characters, left, foot } = layouts[format]
  const own = lines.slice(-count)
  const [first, last] = [own[0], own.at(-1)] as [TextLine, TextLine]
  const rows = own.map(line => baseline(line, upsideDown))
  const { x, y, dx, dy } = rows.at(-1) as Baseline
  const along = scaleAlong(rows, characters)
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
