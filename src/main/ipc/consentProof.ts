import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { ConsentProofFile } from '../../domain/consent/proofFile.ts'
import { factNames } from '../../domain/member/facts.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { consentProof } from '../../store/consentProof.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { whyAbsent } from '../../store/registers/revealFacts.ts'
import { isProofElsewhere } from '../../store/retention/shrunkMembers.ts'
import { purposeFault } from '../members/restriction.ts'
import { noticeTexts } from '../notices/notices.ts'

interface Exporting {
  resources: string
  staffNumber: string
  /** ISO instant. */
  at: string
}

/**
 * The proof of a member's consents, and the line in the access register that it was exported: both or neither. It holds all eight
 * facts, since the enrolment is what headquarters signed: [ACC3] what it is made for is narrower than what facts are shown for.
 */
export function exportConsentProof(
  db: WritableDb,
  { memberId, purpose }: Parsed<'consents:exportProof'>,
  { resources, staffNumber, at }: Exporting,
  random: Randomness,
): Result<ConsentProofFile, Fault> {
  return inTransaction(db, () => {
    if (isProofElsewhere(db, memberId)) return err({ code: 'proof-at-headquarters' })
    const kept = consentProof(db, memberId)
    if (!kept) return err({ code: whyAbsent(db, memberId) })
    const fault = purposeFault(db, memberId, purpose)
    if (fault) return err(fault)
    recordAccess(db, { memberId, what: 'exported', purpose, facts: factNames, by: staffNumber, at }, random)
    const given = [kept.consent, ...kept.changes.filter(change => change.change === 'given')]
    const head = {
      format: 'harmoor-consent-proof',
      version: 1,
      exportedAt: at,
      exportedBy: staffNumber,
    } as const
    return ok({ ...head, purpose, ...kept, notices: noticeTexts(resources, db, given) })
  })
}
