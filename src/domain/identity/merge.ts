import { dividedAs } from './dividedAs.ts'
import type { Claim } from './evidence.ts'
import type { ReadField } from './reading.ts'
import { isPartOfAddress, isSameValue, type Zone } from './sameValue.ts'
import { withLostMarks } from './transliterate.ts'

const three = (value: number) => Math.round(value * 1000) / 1000

/** [REC4] Of claims that agree on a name, the spelling with its diacritics: the code's, else the print's. */
function spelledOut(claims: readonly Claim[], best: Claim, { issuingState }: Zone): Claim {
  const zone = claims.find(({ source }) => source === 'mrz')
  const print = claims.find(({ source }) => source === 'print')
  if (best.field !== 'fullName' || best.source === 'qr' || !print) return best
  if (!zone) return print
  const restored = withLostMarks(print.value, zone.value, issuingState)
  return { ...print, value: restored ?? dividedAs(print.value, zone.value) }
}

/** [REC18] Print and zone divide a name into the same words. */
function divideAlike(claims: readonly Claim[]): boolean {
  const zone = claims.find(({ source }) => source === 'mrz')
  const print = claims.find(({ source }) => source === 'print')
  return !zone || !print || dividedAs(print.value, zone.value) === print.value
}

/** [REC16] A surname that is mostly written with an apostrophe, and has none: O'CONNOR, D'SOUZA. */
const lacksApostrophe = (name: string) => /^(O[B-DF-HJ-NP-TV-XZ]|D[BCFGLMNPSTVZ])/.test(name)

/**
 * True where every letter of a name is one that a zone can hold, so that the zone can vouch for it. [REC16] A zone has no
 * apostrophe: that there is none, where there mostly is, only print has said.
 */
const isPlain = (name: string) => /^[A-Z '’-]+$/.test(name) && !lacksApostrophe(name)

/** [REC17] Few names of Viet Nam have no marks at all: where print shows none, it may have lost them, and no zone has any. */
const mayHaveLostMarks = ({ issuingState }: Zone) => issuingState === 'VNM'

/**
 * [REC3] Two sources that agree verify what both can say: both must be credible by themselves. Diacritics that print alone
 * has are vouched for by nobody, nor is the end of a name that the zone cut off.
 */
function vouchedFor(claims: readonly Claim[], value: Claim, zone: Zone): boolean {
  if (claims.some(({ verified }) => verified)) return true
  const sources = new Set(claims.filter(({ credible }) => credible).map(({ source }) => source))
  if (sources.size < 2) return false
  if (value.field !== 'fullName') return true
  return isPlain(value.value) && divideAlike(claims) && !zone.truncated && !mayHaveLostMarks(zone)
}

/** Agreement raises confidence and verifies; disagreement keeps both, the better protected one first. */
export function merge(claims: readonly Claim[], zone: Zone): ReadField | null {
  const [best, ...others] = [...claims].sort(
    (a, b) => Number(b.verified) - Number(a.verified) || b.confidence - a.confidence,
  )
  if (!best) return null
  const agreeing = [best, ...others.filter(other => isSameValue(best, other, zone))]
  const disagreeing = others.filter(other => !isSameValue(best, other, zone))
  const shown = spelledOut(agreeing, best, zone)
  const doubted = disagreeing.some(other => other.credible && !isPartOfAddress(best, other))
  const vouched = vouchedFor(agreeing, shown, zone)
  const unsure = agreeing.reduce((product, claim) => product * (1 - claim.confidence), 1)
  const agreed = vouched || agreeing.length === 1 ? 1 - unsure : Math.max(...agreeing.map(c => c.confidence))
  return {
    value: shown.value,
    sources: agreeing.map(claim => claim.source),
    confidence: three(doubted ? Math.min(0.5, best.confidence) : agreed),
    verified: !doubted && vouched,
    disagreeing: disagreeing.map(({ value, source }) => ({ value, source })),
  }
}
