import type { GrayImage } from '../image/gray.ts'
import { chainGlyphs } from './chains.ts'
import { connectedComponents, heightOf, widthOf } from './components.ts'
import { type Axis, glyphsOf } from './glyphs.ts'
import { mergeLines, placeOn, turn } from './mergeLines.ts'
import { fitTextLine, lengthOf, type TextLine } from './textLine.ts'
import { inkMask } from './threshold.ts'

/**
 * Parallel rows of fixed-pitch print that could be a machine readable zone, in order across the lines; or one such row, the
 * others of which were not seen.
 */
export interface Zone {
  lines: TextLine[]
  axis: Axis
  score: number
}

/** Where a zone that was read lies: its lines from the top as it is read, and whether it is read against their direction. */
export interface ZonePlace {
  lines: readonly TextLine[]
  upsideDown: boolean
}

/** Neighbourhoods as shares of the width, with their contrast. */
const LOOKS = {
  /** Fine for sharp print, wide for shadows. */
  usual: [
    { share: 1 / 90, contrast: 0.14 },
    { share: 1 / 55, contrast: 0.22 },
  ],
  /** Only what is far darker than around it: the lines of a security print would join characters with each other. */
  strict: [
    { share: 1 / 55, contrast: 0.3 },
    { share: 1 / 55, contrast: 0.4 },
  ],
} as const
export type Look = keyof typeof LOOKS
const MOST_ZONES = 3

/** Zones have lines of 30, 36 or 44 characters; a few at the ends may not have been seen. */
function couldBeZoneLine(line: TextLine): boolean {
  const characters = lengthOf(line) / line.pitch
  return characters > 20 && characters < 50 && line.count > 15
}

const isFixedPitch = (line: TextLine) =>
  line.regularity > 0.62 && line.pitch > line.size * 0.45 && line.pitch < line.size * 1.5

/** Lines of one zone start together, end nearly so, and are a few sizes apart. */
function stacks(line: TextLine, other: TextLine): boolean {
  const { along, aside } = placeOn(line, other)
  const distance = Math.abs(aside)
  return (
    Math.abs(turn(line, other)) <= 0.06 &&
    distance >= line.size * 0.9 &&
    distance <= line.size * 7 &&
    Math.abs(along + other.start - line.start) <= line.pitch * 9 &&
    Math.abs(along + other.end - line.end) <= line.pitch * 9 &&
    other.pitch / line.pitch >= 0.85 &&
    other.pitch / line.pitch <= 1.18
  )
}

function zoneAround(line: TextLine, lines: readonly TextLine[], axis: Axis): Zone {
  const members = [line, ...lines.filter(other => other !== line && stacks(line, other))]
  members.sort((a, b) => placeOn(line, a).aside - placeOn(line, b).aside)
  const regularity = members.reduce((sum, member) => sum + member.regularity, 0) / members.length
  const seen = members.reduce((sum, member) => sum + member.count, 0)
  return { lines: members, axis, score: seen * regularity }
}

/** A row by itself is looked into where it is as regular as nothing but a zone's is. */
const isClear = ({ lines: [line] }: Zone) => line !== undefined && line.count >= 24 && line.regularity > 0.85

/** Drops zones that lie where a better one does. */
function distinct(zones: readonly Zone[]): Zone[] {
  const kept: Zone[] = []
  for (const zone of [...zones].sort((a, b) => b.score - a.score)) {
    const first = zone.lines[0] as TextLine
    const covered = kept.some(
      better =>
        better.axis === zone.axis &&
        better.lines.length >= zone.lines.length &&
        better.lines.some(line => Math.hypot(line.x - first.x, line.y - first.y) < lengthOf(line) * 0.3),
    )
    if (!covered) kept.push(zone)
  }
  return kept
}

/** Finds where machine readable zones could be, the likeliest first. Lines may run along rows or columns. */
export function locateZones(image: GrayImage, look: Look): Zone[] {
  const zones: Zone[] = []
  for (const { share, contrast } of LOOKS[look]) {
    const mask = inkMask(image, Math.max(7, Math.round(image.width * share)), contrast)
    const components = connectedComponents(mask, image.width, image.height).filter(
      blob => widthOf(blob) < image.width / 8 && heightOf(blob) < image.height / 4 + 40,
    )
    for (const axis of ['rows', 'columns'] as const) {
      const parts = chainGlyphs(glyphsOf(components, axis), axis)
        .flatMap(chain => fitTextLine(chain, axis) ?? [])
        .filter(isFixedPitch)
      const lines = mergeLines(parts).filter(couldBeZoneLine)
      const found = lines.map(line => zoneAround(line, lines, axis))
      zones.push(...found.filter(zone => zone.lines.length > 1 || isClear(zone)))
    }
  }
  return distinct(zones).slice(0, MOST_ZONES)
}
