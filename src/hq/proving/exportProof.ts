import type { ConsentProofFile } from '../../domain/consent/proofFile.ts'
import type { ProofPurpose } from '../../domain/consent/proofPurpose.ts'
import { type Connection, inTransaction } from '../database/transaction.ts'
import { recordMemberAccess } from '../recording/memberAccess.ts'
import { consentChangesOf, consentEvidenceOf } from '../repositories/consentRecords.ts'
import { consentOf } from '../repositories/consents.ts'
import { correctionsOf } from '../repositories/corrections.ts'
import { findMember } from '../repositories/members.ts'
import { consentEnvelopesOf } from '../repositories/receivedEnvelopes.ts'
import type { Services } from '../services.ts'
import { noticeTexts } from './noticeTexts.ts'
import { rebuildEnvelopes } from './rebuildEnvelopes.ts'

interface Asked {
  storeCode: string
  memberId: string
  purpose: ProofPurpose
}

/** What was corrected of a member and took effect, the oldest first. */
const correctedOf = async (db: Connection, { storeCode, memberId }: Asked) =>
  (await correctionsOf(db, storeCode, memberId)).flatMap(({ outcome, changes }) =>
    (outcome === 'applied' || outcome === 'partly') && changes ? [changes] : [],
  )

/**
 * [RET7] The proof of a member's consents, in the format of a counter's: by the time that somebody asks, the counter has let its own
 * go. [ACC1] That it was exported, and what for, is kept in the same transaction. Null where there is no such member. The
 * counter's log is not here, so that its lines stand in no such file.
 */
export function exportProof(services: Services, asked: Asked, by: string): Promise<ConsentProofFile | null> {
  const { storeCode, memberId, purpose } = asked
  return inTransaction(services.db, async tx => {
    const member = await findMember(tx, storeCode, memberId)
    const consent = await consentOf(tx, storeCode, memberId)
    if (!member || !consent) return null
    await recordMemberAccess(tx, services, { storeCode, memberId, what: 'exported', purpose, by })
    const changes = await consentChangesOf(tx, storeCode, memberId)
    const evidence = await consentEvidenceOf(tx, storeCode, memberId)
    const { cardNumber, facts, enrolledBy } = member
    const enrolment = { memberId, cardNumber, facts, consent, enrolledBy }
    const sent = await consentEnvelopesOf(tx, storeCode, memberId)
    const given = [consent, ...changes.filter(change => change.change === 'given')]
    const { keyId, publicKey } = services.keys.receipt
    return {
      format: 'harmoor-consent-proof',
      version: 1,
      exportedAt: services.clock().toISOString(),
      exportedBy: by,
      ...{ purpose, memberId, cardNumber, receiptKey: { keyId, publicKey } },
      ...{ consent, changes, evidence, notices: await noticeTexts(tx, given) },
      envelopes: rebuildEnvelopes(sent, {
        enrolment,
        corrected: await correctedOf(tx, asked),
        changes,
        evidence,
      }),
      audit: { salt: '', entries: [] },
    }
  })
}
