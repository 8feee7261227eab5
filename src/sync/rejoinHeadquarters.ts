import { paths } from '../contract/sync/join.ts'
import { RejoinReply } from '../contract/sync/rejoin.ts'
import { err, type Result } from '../domain/result.ts'
import type { AnswerProof } from './answerProof.ts'
import type { DeviceKey } from './deviceKey.ts'
import type { ExchangeFault, Signer } from './exchange.ts'
import { lineTo } from './line.ts'
import type { World } from './world.ts'

/**
 * [SYN14] Has headquarters make a device of its own of a copy. What comes with that (people, what their PINs are verified
 * with, whom the keys are sealed to) is taken only from the headquarters whose receipts this store has verified until now.
 * @param before the device that this store was until now.
 */
export async function rejoinHeadquarters(
  url: string,
  before: Signer,
  next: DeviceKey,
  proof: AnswerProof,
  world?: World,
): Promise<Result<RejoinReply, ExchangeFault>> {
  const body = JSON.stringify({ publicKey: next.publicKey })
  const line = lineTo({ url, signer: before, proof, ...(world && { world }) })
  const answer = await line.ask({ path: paths.rejoin, body, reply: RejoinReply })
  if (!answer.ok) return answer
  const { keyId, publicKey } = answer.value.receiptKey
  const isSame = keyId === proof.key.keyId && publicKey === proof.key.publicKey
  return isSame ? answer : err({ code: 'unusable' })
}
