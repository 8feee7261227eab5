/** Steps start (inclusive) to end (exclusive) of a line. */
export interface Span {
  start: number
  end: number
}

const PRESENT = 0.5
/** Parts of one character, split by wear, lie nearer than this many pitches. */
const SAME = 0.6
/** A run of steps that long, in pitches, must hold two characters. */
const TWO = 1.25
/** A gap that long, in pitches, hides a character that glare or wear took. */
const GAP = 1.6
const LONGEST_GAP = 4.5
/** Dirt beyond the ends of a line stands off its grid, or is faint. */
const STRAY = 0.75

const middle = ({ start, end }: Span) => (start + end) / 2

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

function runs(presence: Float32Array): Span[] {
  const found: Span[] = []
  for (let step = 0; step < presence.length; step++) {
    if ((presence[step] as number) < PRESENT) continue
    const last = found.at(-1)
    if (last?.end === step) last.end = step + 1
    else found.push({ start: step, end: step + 1 })
  }
  return found
}

/** Steps from one character to the next: characters of a line stand at equal distances. */
function pitchOf(found: readonly Span[]): number {
  return median(found.slice(1).map((span, at) => middle(span) - middle(found[at] as Span)))
}

function joinParts(found: readonly Span[], pitch: number): Span[] {
  const joined: Span[] = []
  for (const span of found) {
    const last = joined.at(-1)
    if (last && middle(span) - middle(last) < SAME * pitch) last.end = span.end
    else joined.push({ ...span })
  }
  return joined
}

/** Characters so blurred together that no step between them is empty: cut where presence is least, near equal shares. */
function splitLong(span: Span, pitch: number, presence: Float32Array): Span[] {
  const length = span.end - span.start
  if (length < TWO * pitch) return [span]
  const count = Math.max(2, Math.round(length / pitch + 0.3))
  const cuts = [span.start]
  for (let part = 1; part < count; part++) {
    const near = Math.round(span.start + (length * part) / count)
    const least = [near, near - 1, near + 1].reduce((a, b) =>
      (presence[b] as number) < (presence[a] as number) ? b : a,
    )
    cuts.push(least)
  }
  return cuts.map((start, at) => ({ start, end: cuts[at + 1] ?? span.end }))
}

/** The characters that a gap between two others must hold: their place is known though they were not seen. */
function hidden(before: Span, after: Span, pitch: number): Span[] {
  const gap = (middle(after) - middle(before)) / pitch
  if (gap < GAP || gap > LONGEST_GAP) return []
  const count = Math.round(gap) - 1
  return Array.from({ length: count }, (_, at) => {
    const centre = middle(before) + ((at + 1) * (middle(after) - middle(before))) / (count + 1)
    return { start: Math.floor(centre - pitch / 5), end: Math.ceil(centre + pitch / 5) }
  })
}

const clearest = (presence: Float32Array, { start, end }: Span) => Math.max(...presence.subarray(start, end))

/** Leaves out what stands alone, further from the line's end than a character would, and is not clear. */
function withoutStrays(found: Span[], pitch: number, presence: Float32Array): Span[] {
  const isStray = (end: Span | undefined, next: Span | undefined) =>
    end !== undefined &&
    next !== undefined &&
    Math.abs(middle(next) - middle(end)) > GAP * pitch &&
    clearest(presence, end) < STRAY
  const from = isStray(found[0], found[1]) ? 1 : 0
  const to = isStray(found.at(-1), found.at(-2)) ? -1 : undefined
  return found.slice(from, to)
}

/**
 * Where the characters of a line are, left to right.
 * @param presence for each step, how likely it lies on a character, 0…1
 */
export function findCharacters(presence: Float32Array): Span[] {
  const found = runs(presence)
  if (found.length < 3) return found
  const pitch = pitchOf(found)
  const whole = withoutStrays(joinParts(found, pitch), pitch, presence).flatMap(span =>
    splitLong(span, pitch, presence),
  )
  return whole.flatMap((span, at) => {
    const before = whole[at - 1]
    return before ? [...hidden(before, span, pitch), span] : [span]
  })
}
