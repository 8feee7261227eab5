import { existsSync, readFileSync } from 'node:fs'
import type { Fault } from '../../contract/ipc/fault.ts'
import { paths } from '../../contract/sync/join.ts'
import { RecoverReply } from '../../contract/sync/recover.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type Contents, makeIdentity, recipientOf, unsealWith } from '../../keychain/age.ts'
import { updateEscrowCopy } from '../../keychain/escrowCopy.ts'
import { updateRecoveryCopy } from '../../keychain/recoveryCopy.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { filesIn } from '../../store/manifest.ts'
import type { ExchangeFault } from '../../sync/exchange.ts'
import { lineTo } from '../../sync/line.ts'

/** Brings every sealed copy of the secrets up to date, after one of them was replaced. */
export async function updateCopies(dataFolder: string, secrets: Secrets): Promise<void> {
  const files = filesIn(dataFolder)
  await updateRecoveryCopy(files.recoveryUpdate, secrets)
  await updateEscrowCopy(files.escrowCopy, secrets)
}

function faultOf(fault: ExchangeFault): Fault {
  if (fault.code === 'busy') return { code: 'join-too-many-tries' }
  if (fault.code === 'unusable') return { code: 'headquarters-answer-unusable' }
  if (fault.code !== 'refused') return { code: 'headquarters-unreachable' }
  return { code: fault.problem.endsWith('escrow-unusable') ? 'escrow-unusable' : 'join-code-refused' }
}

/**
 * Has headquarters open this counter's escrow copy, by a one-time code of `hq recover`. The answer is sealed to a key that
 * lives as long as this call.
 */
export async function openEscrow(
  dataFolder: string,
  headquarters: string,
  code: string,
): Promise<Result<Contents, Fault>> {
  const { escrowCopy } = filesIn(dataFolder)
  if (!existsSync(escrowCopy)) return err({ code: 'escrow-unusable' })
  const identity = await makeIdentity()
  const escrow = readFileSync(escrowCopy).toString('base64')
  const body = JSON.stringify({ code, escrow, recipient: await recipientOf(identity) })
  const line = lineTo({ url: headquarters, signer: null })
  const answer = await line.ask({ path: paths.recover, body, reply: RecoverReply })
  if (!answer.ok) return err(faultOf(answer.error))
  const sealed = Buffer.from(answer.value.sealed, 'base64')
  const contents = await unsealWith(sealed, identity).catch(() => null)
  return contents ? ok(contents) : err({ code: 'headquarters-answer-unusable' })
}
