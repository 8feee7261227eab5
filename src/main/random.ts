import { randomBytes, randomUUID } from 'node:crypto'
import type { Randomness } from '../store/enrol.ts'

/** Ids and salts of what main writes. */
export const random: Randomness = {
  uuid: () => randomUUID(),
  salt: () => randomBytes(32).toString('hex'),
}
