import { prepared, type WritableDb } from '../database.ts'

/**
 * The next number of a series, from 1, without gaps: taken inside the transaction that uses it.
 * @param atLeast skips to this number where the series is behind it.
 */
export function nextSerial(db: WritableDb, name: 'envelope' | 'card' | 'audit', atLeast = 1): number {
  const row = prepared(
    db,
    `INSERT INTO serial (name, value) VALUES (@name, @atLeast)
     ON CONFLICT (name) DO UPDATE SET value = max(value + 1, @atLeast) RETURNING value`,
  ).get({ name, atLeast }) as { value: number }
  return row.value
}
