import { createHash } from 'node:crypto'
import { type AuditEntry, type AuditLink, link } from '../../../src/domain/audit/chain.ts'

export const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

export const entry = (n: number): Omit<AuditEntry, 'sequence'> => ({
  at: new Date(Date.UTC(2026, 10, 22, 8, n)).toISOString(),
  run: 'run',
  uptimeMs: n * 60_000,
  actor: '1001',
  action: 'member.enrolled',
  subject: `subject ${n}`,
  commitment: sha256(`commitment ${n}`),
})

/** Links entries 1, 2, 3 … to each other, after those of `links`. */
export function continued(links: readonly AuditLink[], entries: Omit<AuditEntry, 'sequence'>[]): AuditLink[] {
  const log = [...links]
  for (const one of entries) log.push(link(log.at(-1) ?? null, one, sha256))
  return log
}

/** A log of that many entries. */
export const makeLog = (length: number) =>
  continued(
    [],
    Array.from({ length }, (_, n) => entry(n + 1)),
  )
