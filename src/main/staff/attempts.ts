import os from 'node:os'
import * as z from 'zod'
import type { Attempts, Clocks } from '../../domain/staff/lockOut.ts'
import type { AttemptsPlace } from '../../keychain/secrets.ts'

const Kept = z.record(
  z.string(),
  z.strictObject({ failures: z.int(), lastAt: z.string(), upSeconds: z.number() }),
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
  return (place && (await allIn(place))[staffNumber]) ?? null
}

/** Keeps a count outside the store, or with null takes it away. */
export async function putAttempts(
  place: AttemptsPlace | undefined,
  staffNumber: string,
  attempts: z.infer<typeof Kept>[string] | null,
): Promise<void> {
  if (!place) return
  const { [staffNumber]: before, ...others } = await allIn(place)
  if (!attempts && !before) return
  await place.set(JSON.stringify(attempts ? { ...others, [staffNumber]: attempts } : others))
}
