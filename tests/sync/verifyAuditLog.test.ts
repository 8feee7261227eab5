import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditLink, link } from '../../src/domain/audit/chain.ts'
import type { Tampering } from '../../src/domain/audit/diagnose.ts'
import { appendAudit, auditLinks } from '../../src/store/repositories/audit.ts'
import { sha256 } from '../../src/store/sha256.ts'
import {
  type AuditVerdict,
  verifyAuditLog,
  verifyAuditLogInSteps,
  verifyEntries,
} from '../../src/sync/verifyAuditLog.ts'
import type { CheckpointFindings } from '../../src/sync/verifyCheckpoints.ts'
import { AT } from '../store/counterFixture.ts'
import { beginLog, makeSignedLog, type SignedLog } from './signedLog.ts'

const LENGTH = 60
const places = Array.from({ length: LENGTH }, (_, n) => n + 1)
let signed: SignedLog
let log: AuditLink[]
/** Not touched here, so gone through once: signatures take far longer than hashes. */
let checkpoints: CheckpointFindings
beforeAll(() => {
  signed = makeSignedLog()
  log = [...auditLinks(signed.store.db)]
  checkpoints = verifyAuditLog(signed.store.db, signed.keys).checkpoints
  signed.store.db.exec('DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted')
})
afterAll(() => signed.store.remove())

const at = (sequence: number) => log[sequence - 1] as AuditLink
const numbered = (links: AuditLink[]) => links.map((entry, n) => ({ ...entry, sequence: n + 1 }))

/** What verification says of the log as `change` leaves it; the change is then taken back. */
function verdictOf(change: () => void): AuditVerdict {
  const { db } = signed.store
  db.exec('BEGIN')
  try {
    change()
    return verifyEntries(db, checkpoints)
  } finally {
    db.exec('ROLLBACK')
  }
}

/** Writes another log in the place of this one, and hides how many entries there were. */
function replaceLog(links: AuditLink[], written = links.length): void {
  const { db } = signed.store
  db.exec('DELETE FROM audit')
  db.prepare(`UPDATE serial SET value = ? WHERE name = 'audit'`).run(written)
  const insert = db.prepare(
    `INSERT INTO audit (sequence, at, run, uptime_ms, actor, action, subject, commitment, previous, hash)
     VALUES (@sequence, @at, @run, @uptimeMs, @actor, @action, @subject, @commitment, @previous, @hash)`,
  )
  for (const entry of links) insert.run(entry)
}

function expectFound(links: AuditLink[], tampering: Tampering): void {
  const { sound, tampering: found } = verdictOf(() => replaceLog(links))
  expect({ sound, found }).toEqual({ sound: false, found: tampering })
}

/** Entries `from` and on, linked anew with good hashes, the first of them with another content. */
function forkedFrom(from: number): AuditLink[] {
  const links = log.slice(0, from - 1)
  for (const [n, entry] of log.slice(from - 1).entries())
    links.push(link(links.at(-1) ?? null, n === 0 ? { ...entry, subject: 'another' } : entry, sha256))
  return links
}

describe('a log of sixty entries', () => {
  it('is sound as it was written, signed to its end and countersigned up to the last checkpoint but one', () => {
    expect(verifyAuditLog(signed.store.db, signed.keys)).toMatchObject({
      sound: true,
      entries: LENGTH,
      tampering: null,
      checkpoints: {
        faults: [],
        countersigned: { sequence: 59, at: '2026-11-22T20:00:00.000Z' },
        aheadMs: 0,
      },
    })
    expect(log).toHaveLength(LENGTH)
  })

  const columns: [string, string | number | null][] = [
    ['at', '2026-11-22T08:00:00.001Z'],
    ['run', 'another'],
    ['run', null],
    ['uptime_ms', 1],
    ['uptime_ms', null],
    ['actor', '2001'],
    ['action', 'member.found'],
    ['subject', 'another'],
    ['subject', null],
    ['commitment', 'a'.repeat(64)],
    ['commitment', null],
    ['previous', 'a'.repeat(64)],
    ['hash', 'a'.repeat(64)],
  ]
  it.each(columns)('shows every entry whose %s was made %s', (column, value) => {
    const { db } = signed.store
    for (const place of places) {
      const found = verdictOf(() => {
        db.prepare(`UPDATE audit SET ${column} = ? WHERE sequence = ?`).run(value, place)
      })
      // The first entry, the counter's joining, has no commitment: to make nothing of nothing is no change.
      const same = column === 'commitment' && value === null && at(place).commitment === null
      expect(found.tampering).toEqual(same ? null : { kind: 'changed', sequence: place })
    }
  })

  it('shows every entry that was given another number', () => {
    for (const place of places)
      for (const nowAt of [1000, 0, -5])
        expectFound(
          log.with(place - 1, { ...at(place), sequence: nowAt }).sort((a, b) => a.sequence - b.sequence),
          { kind: 'reordered', place, holds: null, nowAt },
        )
  })

  it('shows every entry that was changed with its hash made anew', () => {
    for (const place of places) {
      const changed = forkedFrom(place)[place - 1] as AuditLink
      const kind = place === LENGTH ? 'forked' : 'changed'
      expectFound(log.with(place - 1, changed), { kind, sequence: place })
    }
  })

  it('shows every entry that was removed, also where those after it were renumbered', () => {
    for (const place of places.slice(0, -1)) {
      const rest = log.toSpliced(place - 1, 1)
      expectFound(rest, { kind: 'removed', from: place, to: place })
      expectFound(numbered(rest), { kind: 'removed', from: place, to: place })
    }
  })

  it('shows every two neighbours that were swapped, whole or only what they tell', () => {
    for (const place of places.slice(0, -1)) {
      const [one, next] = [at(place), at(place + 1)]
      const nowAt = place + 1
      const whole = numbered(log.toSpliced(place - 1, 2, next, one))
      expectFound(whole, { kind: 'reordered', place, holds: nowAt, nowAt })
      const hashes = ({ sequence, previous, hash }: AuditLink) => ({ sequence, previous, hash })
      const told = log.toSpliced(place - 1, 2, { ...next, ...hashes(one) }, { ...one, ...hashes(next) })
      expectFound(told, { kind: 'reordered', place, holds: null, nowAt })
    }
  })

  it('shows every entry that was moved to the beginning, the middle or the end', () => {
    for (const place of places)
      for (const to of [1, 30, LENGTH].filter(other => Math.abs(other - place) > 1)) {
        const moved = numbered(log.toSpliced(place - 1, 1).toSpliced(to - 1, 0, at(place)))
        const expected =
          to < place ? { place: to, holds: place, nowAt: to + 1 } : { place, holds: place + 1, nowAt: to }
        expectFound(moved, { kind: 'reordered', ...expected })
      }
  })

  it('shows every entry that was put in twice, beside itself or at the end', () => {
    for (const place of places) {
      const beside = numbered(log.toSpliced(place, 0, at(place)))
      expectFound(beside, { kind: 'duplicated', place: place + 1, of: place })
      const atTheEnd = numbered([...log, at(place)])
      expectFound(atTheEnd, { kind: 'duplicated', place: LENGTH + 1, of: place })
    }
  })

  it('shows at every place an entry that was put in and never was one', () => {
    for (const place of places) {
      const foreign = { ...at(place), subject: 'another' }
      expectFound(numbered(log.toSpliced(place - 1, 0, foreign)), { kind: 'inserted', place })
    }
  })

  it('shows at every length that its end was cut off', () => {
    for (const place of places)
      expectFound(log.slice(0, place - 1), { kind: 'truncated', from: place, to: LENGTH })
  })

  it('shows from every entry on that it was written anew with good hashes, whole or cut off after it', () => {
    for (const place of places) {
      const forked = forkedFrom(place)
      expectFound(forked, { kind: 'forked', sequence: place })
      expectFound(forked.slice(0, place), { kind: 'forked', sequence: place })
      const longer = [...forked, link(forked.at(-1) ?? null, { ...at(1), subject: 'more' }, sha256)]
      expectFound(longer, { kind: 'forked', sequence: place })
    }
  })

  it('shows from every entry on that one was removed and the rest linked anew', () => {
    for (const place of places.slice(0, -1)) {
      const links = log.slice(0, place - 1)
      for (const entry of log.slice(place)) links.push(link(links.at(-1) ?? null, entry, sha256))
      expectFound(links, { kind: 'forked', sequence: place })
    }
  })
})

describe('entries after the last checkpoint', () => {
  beforeAll(() => {
    signed.write(4)
    log = [...auditLinks(signed.store.db)]
  })

  it('are missed when they were cut off, by the count that outlives them', () => {
    for (const from of [61, 62, 63, 64])
      expect(verdictOf(() => replaceLog(log.slice(0, from - 1), 64)).tampering).toEqual({
        kind: 'truncated',
        from,
        to: 64,
      })
  })

  it('leave a gap that stays when they were cut off and the log went on', () => {
    const verdict = verdictOf(() => {
      replaceLog(log.slice(0, 61), 64)
      signed.write(2)
    })
    expect(verdict.tampering).toEqual({ kind: 'removed', from: 62, to: 64 })
  })

  it('can be cut off together with their count, or written anew, and nothing in the store tells', () => {
    expect(verdictOf(() => replaceLog(log.slice(0, 61), 61))).toMatchObject({ sound: true, entries: 61 })
    expect(verdictOf(() => replaceLog(forkedFrom(61)))).toMatchObject({ sound: true, entries: 64 })
  })
})

it('[AUD4] tells by how much the clock was set, and before which entry', () => {
  const fresh = beginLog()
  const { db } = fresh.store
  const told = { actor: '1001', action: 'member.found', subject: null, commitment: null }
  /** Minutes after the counter joined, by the wall clock and by the machine's. */
  const append = (wall: number, machine: number) =>
    appendAudit(
      db,
      { at: new Date(Date.parse(AT) + wall * 60_000).toISOString(), ...told },
      { run: 'a run', uptimeMs: machine * 60_000 },
    )
  append(0, 0)
  append(5, 5)
  append(65, 6)
  append(66, 7)
  append(6, 7)
  const { sound, clockSteps } = verifyAuditLog(db, fresh.keys)
  expect(sound).toBe(true)
  expect(clockSteps).toEqual([
    { sequence: 4, byMs: 59 * 60_000 },
    { sequence: 7, byMs: -60 * 60_000 },
  ])
  expect(
    [...auditLinks(db)].filter(entry => entry.action === 'clock.stepped').map(entry => entry.sequence),
  ).toEqual([4, 7])
  fresh.store.remove()
})

describe('verifying in steps, while others work', () => {
  const inSteps = (pause = async () => true) => {
    const told: { done: number; total: number }[] = []
    const pace = { pause, progress: (step: (typeof told)[number]) => void told.push(step) }
    return { told, verdict: verifyAuditLogInSteps(signed.store.db, signed.keys, pace) }
  }

  it('finds what verifying at once finds, and tells how far it has come', async () => {
    const { told, verdict } = inSteps()
    expect(await verdict).toEqual(verifyAuditLog(signed.store.db, signed.keys))
    expect(told.length).toBeGreaterThan(1)
    expect(told.every(({ done, total }) => done >= 0 && done <= total)).toBe(true)
  })

  it.each([
    ['changed', `UPDATE audit SET actor = 'x' WHERE sequence = 17`],
    ['removed', 'DELETE FROM audit WHERE sequence = 17'],
    ['cut off', 'DELETE FROM audit WHERE sequence > 40'],
    [
      'without a checkpoint',
      'DELETE FROM checkpoint WHERE sequence = (SELECT min(sequence) FROM checkpoint)',
    ],
  ])('finds the same in a log that was %s', async (_name, sql) => {
    const { db } = signed.store
    db.exec('BEGIN')
    try {
      db.exec(sql)
      const verdict = await inSteps().verdict
      expect(verdict).toEqual(verifyAuditLog(db, signed.keys))
      expect(verdict?.sound).toBe(false)
    } finally {
      db.exec('ROLLBACK')
    }
  })

  it('stops where the store is closing', async () => {
    expect(await inSteps(async () => false).verdict).toBeNull()
  })
})
