import { type Component, heightOf, widthOf } from '../locate/components.ts'
import { median } from '../locate/textLine.ts'

/** Two letters of one row: side by side, of like height. */
function follows(one: Component, next: Component): boolean {
  const [a, b] = [heightOf(one), heightOf(next)]
  const shared = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top) + 1
  const gap = next.left - one.right
  return (
    shared >= 0.5 * Math.min(a, b) && gap <= 1.3 * Math.max(a, b) && Math.max(a, b) <= 2.6 * Math.min(a, b)
  )
}

/** Groups letters that follow each other, directly or by others. */
function chains(letters: Component[]): Component[][] {
  const sorted = letters.toSorted((a, b) => a.left - b.left)
  const chainOf = new Map<Component, Component[]>()
  const all = new Set<Component[]>()
  sorted.forEach((letter, at) => {
    let mine: Component[] = [letter]
    for (let before = at - 1; before >= 0; before--) {
      const other = sorted[before] as Component
      const chain = chainOf.get(other)
      if (!chain || chain === mine || !follows(other, letter)) continue
      for (const member of mine) chain.push(member)
      all.delete(mine)
      for (const member of mine) chainOf.set(member, chain)
      mine = chain
    }
    chainOf.set(letter, mine)
    all.add(mine)
  })
  return [...all]
}

/** Heights of letters on both sides of where print grows larger or smaller by so much: a number after its label. */
const OTHER_SIZE = 1.5
/** Of the smaller print's height. */
const WORD_GAP = 0.35
const tallness = (letters: readonly Component[]) => median(letters.map(heightOf))

/** How unlike in height letters are: the sum of squares about the mean of the logarithms. */
function unlikeness(letters: readonly Component[]): number {
  const logs = letters.map(letter => Math.log(heightOf(letter)))
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0)
}

/** Parts a chain between two words where its print changes size, else leaves it. */
function bySize(chain: readonly Component[]): Component[][] {
  const letters = chain.toSorted((a, b) => a.left - b.left)
  let best = { parts: [letters], unlike: unlikeness(letters) }
  for (let at = 2; at <= letters.length - 3; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)]
    const [one, other] = [tallness(before), tallness(after)]
    if (Math.max(one / other, other / one) < OTHER_SIZE) continue
    const gap = (letters[at] as Component).left - Math.max(...before.map(({ right }) => right))
    if (gap < WORD_GAP * Math.min(one, other)) continue
    const unlike = unlikeness(before) + unlikeness(after)
    if (unlike < best.unlike) best = { parts: [before, after], unlike }
  }
  return best.parts
}

/** Letters that a line of security print runs through make one blob with it: so wide a gap they may leave, in heights. */
const LOST_LETTERS = 2.4
const LIKE_SIZE = 1.45

/** Two pieces of one row: of one size, on one foot, not far apart. */
function continues(one: readonly Component[], next: readonly Component[]): boolean {
  const [a, b] = [tallness(one), tallness(next)]
  if (Math.max(a, b) > LIKE_SIZE * Math.min(a, b)) return false
  const gap = Math.min(...next.map(({ left }) => left)) - Math.max(...one.map(({ right }) => right))
  if (gap > LOST_LETTERS * Math.max(a, b) || gap < -Math.max(a, b)) return false
  const foot = (letters: readonly Component[]) => median(letters.map(({ bottom }) => bottom))
  const [last, first] = [one.slice(-NEAR), next.slice(0, NEAR)]
  return Math.abs(foot(last) - foot(first)) <= 0.3 * Math.max(a, b)
}
/** Letters next to the gap: rows may lean. */
const NEAR = 5

/** Puts the pieces of rows together, letters left to right. */
function pieced(chains: readonly Component[][]): Component[][] {
  const whole: Component[][] = []
  for (const chain of [...chains].sort((a, b) => (a[0] as Component).left - (b[0] as Component).left)) {
    const at = whole.findIndex(row => continues(row, chain))
    const row = whole[at]
    if (row) whole[at] = [...row, ...chain].sort((a, b) => a.left - b.left)
    else whole.push(chain)
  }
  return whole
}

/** Fewer letters are no row of their own. */
const LEAST_OF_ROW = 4

const span = (letters: readonly Component[]) => ({
  from: Math.min(...letters.map(({ left }) => left)),
  to: Math.max(...letters.map(({ right }) => right)),
})

/** One row below the other, not beside it. Letters that hang below their own row begin no lower than its others. */
function stacked(upper: readonly Component[], lower: readonly Component[]): boolean {
  if (Math.min(upper.length, lower.length) < LEAST_OF_ROW) return false
  const [a, b] = [span(upper), span(lower)]
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from)
  const foot = median(upper.map(({ bottom }) => bottom))
  return shared > 0.5 * Math.min(a.to - a.from, b.to - b.from) && median(lower.map(({ top }) => top)) >= foot
}

/** Parts rows that security print, running down through both, has hung together; what hung them belongs to neither. */
function unstacked(chain: Component[]): Component[][] {
  const letters = chain.toSorted((a, b) => a.bottom - b.bottom)
  const gaps = letters.slice(1).map((letter, at) => letter.bottom - (letters[at] as Component).bottom)
  const at = gaps.indexOf(Math.max(...gaps)) + 1
  const [upper, lower] = [letters.slice(0, at), letters.slice(at)]
  if (!stacked(upper, lower)) return [chain]
  const foot = median(upper.map(({ bottom }) => bottom))
  const own = lower.filter(({ top, bottom }) => foot - top < 0.5 * (bottom - top))
  return [upper, own].flatMap(row => unstacked(row.toSorted((a, b) => a.left - b.left)))
}

/** Groups letters into rows of print; each row left to right. */
export function letterRows(letters: Component[]): Component[][] {
  const pieces = chains(letters).flatMap(unstacked).flatMap(bySize)
  return pieced(
    pieces.filter(([first, ...more]) => first && (more.length > 0 || widthOf(first) > 2 * heightOf(first))),
  )
}
