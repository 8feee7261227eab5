import os from 'node:os'
import * as z from 'zod'
import type { Attempts, Clocks } from '../../domain/staff/lockOut.ts'
import type { AttemptsPlace } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { countAttempt } from '../../store/repositories/staff.ts'

const Kept = z.record(
  z.string(),
  z.strictObject({
    failures: z.int(),
    lastAt: z.string(),
    upSeconds: z.number().optional(),
    waitedSeconds: z.number().optional(),
  }),
)

export const clocksNow = (): Required<Clocks> => ({ at: new Date().toISOString(), upSeconds: os.uptime() })

async function allIn(place: AttemptsPlace): Promise<z.infer<typeof Kept>> {
  const text = await place.get()
  return text === null ? {} : Kept.parse(JSON.parse(text))
}

/** What is counted of this staff number outside the store; null where nothing is, or there is no such place. */
export async function attemptsIn(
  place: AttemptsPlace | undefined,
  staffNumber: string,
): Promise<Attempts | null> {
  return (place && ((await allIn(place))[staffNumber] as Attempts | undefined)) ?? null
}

/** Keeps a count outside the store, or with null takes it away. */
export async function putAttempts(
  place: AttemptsPlace | undefined,
  staffNumber: string,
  attempts: Attempts | null,
): Promise<void> {
  if (!place) return
  const { [staffNumber]: before, ...others } = await allIn(place)
  if (!attempts && !before) return
  await place.set(JSON.stringify(attempts ? { ...others, [staffNumber]: attempts } : others))
}

/** Keeps a count in the store, and outside it where there is such a place. */
export async function keepAttempts(
  db: WritableDb,
  place: AttemptsPlace | undefined,
  staffNumber: string,
  attempts: Attempts,
): Promise<void> {
  countAttempt(db, staffNumber, attempts)
  await putAttempts(place, staffNumber, attempts)
}
