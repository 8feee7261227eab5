import { describe, expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import type { StandIn } from './database/standIn.ts'
import { type Plant, simulate } from './simulate.ts'

/** How many seeds a bug may hide in. */
const MOST_SEEDS = 40

/** What broke a rule because of the bug, in the first of the seeds in which it did. */
async function found(plant: Plant, rule: RegExp): Promise<string> {
  for (let seed = 1; seed <= MOST_SEEDS; seed += 1) {
    const { violations } = await simulate(seed, { plant })
    const found = violations.find(violation => rule.test(violation))
    if (found) return found
  }
  return `nothing in ${MOST_SEEDS} seeds`
}

/** Has each statement of headquarters go by `work`, which may do something else with it. */
function intercept(database: StandIn, work: (query: Query, run: () => Answer) => Answer): void {
  const execute = database.execute.bind(database)
  const intercepted = (query: Query) => work(query, () => execute(query))
  Object.assign(database, { execute: intercepted })
}
type Query = Parameters<StandIn['execute']>[0]
type Answer = ReturnType<StandIn['execute']>

/** A counter that takes whatever it has sent for kept. */
function settlesUnproven(db: WritableDb): void {
  const prepare = db.prepare.bind(db)
  const planted = (sql: string) => {
    const statement = prepare(sql)
    if (!sql.startsWith('UPDATE outbox SET state = ? WHERE sequence = ?')) return statement
    const run = statement.run.bind(statement)
    const settle = (state: unknown, sequence: unknown) =>
      run(state === 'sent' ? 'confirmed' : state, sequence)
    return Object.assign(statement, { run: settle })
  }
  Object.assign(db, { prepare: planted })
}

/** Headquarters answers before what it answers is on the disk, and now and then it never gets there. */
function answersTooEarly(database: StandIn): void {
  let stored = 0
  let isLost = false
  intercept(database, (query, run) => {
    if (query.sql.startsWith('insert into "envelopes"')) {
      stored += 1
      isLost = stored % 10 === 0
    }
    return run()
  })
  const exec = database.db.exec.bind(database.db)
  const planted = (sql: string) => {
    const done = exec(sql === 'commit' && isLost ? 'rollback' : sql)
    isLost = false
    return done
  }
  Object.assign(database.db, { exec: planted })
}

/** Numbers of the feed that are given out before their items can be read: a cursor passes what comes late. */
function feedsTooLate(database: StandIn): void {
  intercept(database, ({ sql }, run) => {
    const answer = run()
    const isPage = sql.startsWith('select "seq", "kind", "subject" from "feed_items"')
    return isPage && answer.rows.length > 1 ? { ...answer, rows: answer.rows.slice(1) } : answer
  })
}

/** Removals from the duplicate index that no counter is told of. */
function keepsWhoLeftInIndex(database: StandIn): void {
  intercept(database, ({ sql }, run) => {
    const answer = run()
    if (!/^select "kind", "value", "seq", .* from "index_entries"/.test(sql)) return answer
    const isThere = (row: unknown) => (row as { removedAt: Date | null }).removedAt === null
    return { ...answer, rows: answer.rows.filter(isThere) }
  })
}

const nothing: Answer = { rows: [] }

/** Headquarters forgets who has left: whoever has a copy of them from before is told nothing of it. */
function forgetsWhoLeft(database: StandIn): void {
  intercept(database, ({ sql }, run) => (/^select .* from "cancelled_members"/.test(sql) ? nothing : run()))
}

/** Headquarters takes an envelope that comes again for another one of the same id. */
function knowsNothingAgain(database: StandIn): void {
  const isOther = { hash: 'f'.repeat(64) }
  intercept(database, ({ sql }, run) => {
    if (/^select "receipt" from "receipts" where .* in /.test(sql)) return nothing
    const answer = run()
    if (!sql.startsWith('select "hash", "kind"')) return answer
    return { ...answer, rows: answer.rows.map(row => ({ ...(row as object), ...isOther })) }
  })
}

/** Headquarters takes what comes from a device that was cut off like anything else. */
function marksNothing(database: StandIn): void {
  intercept(database, ({ sql }, run) => (sql.startsWith('insert into "reviews"') ? nothing : run()))
}

/** Headquarters has two members with one document, and opens no case. */
function asksNobody(database: StandIn): void {
  intercept(database, ({ sql }, run) => (sql.startsWith('insert into "cases"') ? nothing : run()))
}

/** A counter whose log has lines that belong to no chain. */
function logsBesideTheChain(db: WritableDb): void {
  const prepare = db.prepare.bind(db)
  let lines = 0
  const planted = (sql: string) => {
    const statement = prepare(sql)
    if (!sql.startsWith('INSERT INTO audit')) return statement
    const run = statement.run.bind(statement)
    const write = (line: { previous: string }) => {
      lines += 1
      return run(lines % 20 === 0 ? { ...line, previous: 'f'.repeat(64) } : line)
    }
    return Object.assign(statement, { run: write })
  }
  Object.assign(db, { prepare: planted })
}

describe('a simulation finds', () => {
  const bugs: [string, RegExp, Plant][] = [
    ['a counter that takes what it has sent for kept', /without a receipt/, { store: settlesUnproven }],
    [
      'receipts given before the commit',
      /enrolled and is not at headquarters/,
      { database: answersTooEarly },
    ],
    ['a feed whose numbers come before their items', /than headquarters/, { database: feedsTooLate }],
    [
      'a headquarters that lets a copy of a machine bring back who has left',
      /is not at headquarters any more/,
      { database: forgetsWhoLeft },
    ],
    [
      'a headquarters that does not mark what comes from a device that was cut off',
      /not listed for review/,
      { database: marksNothing },
    ],
    [
      'a headquarters that asks nobody whether two members are one person',
      /nobody is asked whether they are one person/,
      { database: asksNobody },
    ],
    [
      'a log that is no chain, as soon as it is none',
      /the log of \w+ breaks at/,
      { store: logsBesideTheChain },
    ],
    [
      'a duplicate index in which who has left is found for good',
      /finds a (document|phone) of \[.*\] in \[/,
      { database: keepsWhoLeftInIndex },
    ],
    ['a headquarters that knows nothing again', /was refused: .*id-reused/, { database: knowsNothingAgain }],
  ]
  it.each(bugs)('%s', { timeout: 300_000 }, async (_, rule, plant) => {
    expect(await found(plant, rule)).toMatch(rule)
  })
})
