import { err, ok, type Result } from '../../domain/result.ts'
import type { ReadableDb } from '../../store/database.ts'
import { counterOf } from '../../store/repositories/counter.ts'
import { compareLog } from '../../sync/compareLog.ts'
import { deviceKeyFrom } from '../../sync/deviceKey.ts'
import { lineOf } from '../../sync/line.ts'

/** What headquarters adds: `note` when it agrees, `fault` when it holds another log. */
export type HeadquartersWord = { note: string } | { fault: string }

/**
 * Compares the log with what headquarters holds of it: the only way to see that an end was cut off together with the
 * checkpoints over it. The error says why headquarters was not asked.
 */
export async function askHeadquarters(
  db: ReadableDb,
  deviceSecret: string | null,
  entries: number,
): Promise<Result<HeadquartersWord, string>> {
  const counter = counterOf(db)
  if (!counter) return err('this counter has not joined headquarters')
  if (!deviceSecret) return err('without the key from its keychain, nothing can be asked in its name')
  const key = deviceKeyFrom(deviceSecret)
  const answer = await compareLog(db, lineOf({ db, counter, key }), entries)
  if (!answer.ok) return err(`headquarters did not answer (${answer.error.code})`)
  const compared = answer.value
  switch (compared.holds) {
    case 'nothing':
      return ok({ note: 'headquarters holds nothing of this log yet' })
    case 'same':
      return ok({ note: `headquarters holds the same log, up to entry ${compared.upTo}` })
    case 'truncated':
      return ok({ fault: `the log was truncated: headquarters holds it up to entry ${compared.upTo}` })
    case 'forked':
      return ok({ fault: `the log was forked: headquarters holds another entry ${compared.upTo}` })
  }
}
