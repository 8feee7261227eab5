import { erasureText, type HeadquartersErasure } from '../domain/outbox/erasure.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { verifySignature } from './deviceKey.ts'

/** [ERA9] Headquarters' word that a membership was cancelled counts only when its key signed it, for this member. */
export const isErasureOf = (memberId: string, said: HeadquartersErasure | undefined, counter: Counter) =>
  said !== undefined &&
  said.memberId === memberId &&
  said.keyId === counter.receiptKey.keyId &&
  verifySignature(counter.receiptKey.publicKey, erasureText(said), said.signature)
