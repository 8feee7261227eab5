import { type Logger, pino } from 'pino'
import { sqlState } from './database/transaction.ts'

/**
 * What may be said of an error: its kind and where it came from. Messages of database and parse errors quote the
 * values they are about, which are customers' facts.
 */
export function describeError(error: unknown): { kind: string; sqlState: string | null; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, sqlState: null, at: [] }
  const lines = error.stack?.split('\n') ?? []
  const at = lines.filter(line => /^\s+at /.test(line)).slice(0, 8)
  return { kind: error.name, sqlState: sqlState(error), at: at.map(line => line.trim()) }
}

/** JSON lines on standard error, so that commands keep standard output for their answers. */
export const makeLog = (level: string): Logger =>
  pino({ level, base: { service: 'headquarters' }, serializers: { err: describeError } }, pino.destination(2))
