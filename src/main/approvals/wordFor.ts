import { type Act, type BoundWord, bindWord } from '../../domain/approval/word.ts'
import { sha256 } from '../../store/sha256.ts'
import type { Word } from './question.ts'

/** [APR3] Binds a supervisor's word to the very act that it is given for. */
export const wordFor = (
  act: Omit<Act, 'approvedBy'>,
  askedBy: string,
  { by, at, nonce, base, deviceId }: Word,
): BoundWord =>
  bindWord({ ...act, approvedBy: by }, { askedBy, approvedAt: at, nonce, base, deviceId }, sha256)
