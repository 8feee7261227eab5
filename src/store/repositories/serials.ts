import type { WritableDb } from '../database.ts'

/** The next number of a series, from 1, without gaps: taken inside the transaction that uses it. */
export function nextSerial(db: WritableDb, name: 'envelope' | 'card'): number {
  const row = db
    .prepare(
      `INSERT INTO serial (name, value) VALUES (?, 1)
       ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value`,
    )
    .get(name) as { value: number }
  return row.value
}
