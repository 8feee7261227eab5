import type { Tampering } from '../../domain/audit/diagnose.ts'
import type { AuditVerdict } from '../../sync/verifyAuditLog.ts'
import type { CheckpointFault } from '../../sync/verifyCheckpoints.ts'

/** Clocks of two machines are never quite the same. */
const AHEAD_MS = 5 * 60_000

const entries = (from: number, to: number) => (from === to ? `entry ${from}` : `entries ${from} to ${to}`)
const were = (from: number, to: number) => (from === to ? 'was' : 'were')

/** `3 d 2 h`, `61 min`, `20 s`: the two largest units say enough. */
export function duration(ms: number): string {
  const units: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ]
  let rest = Math.abs(ms)
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count > 0 ? [`${count} ${unit}`] : []
  })
  return parts.slice(0, 2).join(' ') || '0 s'
}

/** What was done to the log, naming the entry. */
export function tamperingText(tampering: Tampering): string {
  switch (tampering.kind) {
    case 'changed':
      return `entry ${tampering.sequence} was changed`
    case 'removed':
      return `${entries(tampering.from, tampering.to)} ${were(tampering.from, tampering.to)} removed`
    case 'reordered': {
      const { place, holds, nowAt } = tampering
      const moved = `entry ${place} was moved: it stands as entry ${nowAt} now`
      return holds === null ? moved : `${moved}, and entry ${holds} stands in its place`
    }
    case 'duplicated':
      return `entry ${tampering.place} is a copy of entry ${tampering.of}`
    case 'inserted':
      return `entry ${tampering.place} was put in: it was never part of the log`
    case 'truncated':
      return `the log was truncated: ${entries(tampering.from, tampering.to)} ${were(tampering.from, tampering.to)} cut off its end`
    case 'forked':
      return `the log was forked: it was written anew from entry ${tampering.sequence} on, and is not what was signed`
  }
}

export function faultText({ from, to, problem }: CheckpointFault): string {
  const checkpoint = `the checkpoint over ${entries(from, to)}`
  const texts: Record<CheckpointFault['problem'], string> = {
    changed: `${checkpoint} was changed`,
    'foreign-key': `${checkpoint} is signed by another key than this counter's`,
    removed: `${checkpoint} was removed`,
    contradicts: `${checkpoint} contradicts another one: two logs were signed`,
    'countersignature-changed': `${checkpoint} bears a countersignature that is not headquarters'`,
    refused: `${checkpoint} was refused by headquarters, which holds another log of this counter`,
  }
  return texts[problem]
}

/** What a sound log rests on, and what its clocks tell; one line each. */
export function notes(verdict: AuditVerdict, deviceKeyKnown: boolean): string[] {
  const { signed, countersigned, aheadMs } = verdict.checkpoints
  const signedUpTo = signed.length
  const lines = [
    countersigned
      ? `countersigned by headquarters up to entry ${countersigned.sequence}, on ${countersigned.at}`
      : 'countersigned by headquarters: nothing yet',
    `signed by this counter up to entry ${signedUpTo}`,
  ]
  if (signedUpTo < verdict.entries)
    lines.push(`${entries(signedUpTo + 1, verdict.entries)}: not signed yet, only linked and counted`)
  if (!deviceKeyKnown && signedUpTo > 0)
    lines.push(`the counter's key was taken from the store itself, as no keychain was asked`)
  for (const { sequence, byMs } of verdict.clockSteps)
    lines.push(
      `the clock was set ${byMs < 0 ? 'back' : 'forward'} by ${duration(byMs)} before entry ${sequence}`,
    )
  if (aheadMs > AHEAD_MS)
    lines.push(`the counter's clock was ahead of headquarters' by ${duration(aheadMs)} or more`)
  return lines
}
