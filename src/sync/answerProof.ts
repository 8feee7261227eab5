import { createHash } from 'node:crypto'
import { answerBase, parseAnswerSignature } from '../contract/sync/answerSignature.ts'
import { contentDigest } from '../contract/sync/signature.ts'
import type { ReadableDb, WritableDb } from '../store/database.ts'
import { keepThatAnswersAreSigned, mustAnswersBeSigned } from '../store/repositories/answerSignatures.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { verifySignature } from './deviceKey.ts'
import type { Answer } from './world.ts'

/** [SYN19] What a counter knows headquarters' answers by. */
export interface AnswerProof {
  key: Counter['receiptKey']
  /** Whether an answer that is not signed is none: this headquarters has been heard to sign. */
  isDue(): boolean
  /** An answer was rightly signed. */
  heard(): void
}

/** @param learn where it is kept that headquarters signs; null where nothing is written. */
export function answerProof(
  db: ReadableDb,
  { receiptKey: key }: Counter,
  learn: WritableDb | null,
): AnswerProof {
  let isDue = mustAnswersBeSigned(db)
  return {
    key,
    isDue: () => isDue,
    heard() {
      if (learn && !isDue) keepThatAnswersAreSigned(learn)
      isDue = true
    },
  }
}

/** `unsigned`: nobody says whose it is. `wrong`: it says that it is headquarters', to this request, and is not. */
type Standing = 'signed' | 'unsigned' | 'wrong'

function standingOf(answer: Answer, requestSignature: string, key: AnswerProof['key']): Standing {
  const [input, signature] = [answer.header('signature-input'), answer.header('signature')]
  if (input === null && signature === null) return 'unsigned'
  const given = parseAnswerSignature(input ?? '', signature ?? '')
  if (!given || given.keyId !== key.keyId) return 'wrong'
  const digest = contentDigest(createHash('sha256').update(answer.body).digest('base64'))
  const base = answerBase({ status: answer.status, digest, requestSignature }, given)
  const bytes = Buffer.from(given.signature, 'base64').toString('base64url')
  return verifySignature(key.publicKey, base, bytes) ? 'signed' : 'wrong'
}

/** [SYN19] Whether an answer may be headquarters': signed for this very request; or not signed, by one never heard to sign. */
export function isProven(answer: Answer, requestSignature: string | undefined, proof: AnswerProof): boolean {
  if (requestSignature === undefined) return !proof.isDue()
  const standing = standingOf(answer, requestSignature, proof.key)
  if (standing === 'signed') proof.heard()
  return standing === 'signed' || (standing === 'unsigned' && !proof.isDue())
}
