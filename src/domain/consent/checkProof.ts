import { canonicalJson, type Json } from '../audit/canonical.ts'
import { hashOf } from '../audit/chain.ts'
import type { Sha256 } from '../digest.ts'
import type { ConsentProofFile, SignedReceipt } from './proofFile.ts'

export type ProofRule = 'PRF1' | 'PRF2' | 'PRF3' | 'PRF4' | 'PRF5' | 'PRF6'

/** `open`: neither shown nor contradicted by the file, as what headquarters has not confirmed yet. */
export type Standing = 'holds' | 'fails' | 'open'

/** One part of a proof, and whether it holds. `part` names it: `consent`, `change …`, `evidence …`, `audit entry …`. */
export interface Finding {
  rule: ProofRule
  part: string
  standing: Standing
}

export interface ProofTools {
  sha256: Sha256
  /** Ed25519. @param publicKey raw, base64url */
  verify(publicKey: string, text: string, signature: string): boolean
  /** Headquarters' key, from elsewhere than the file. */
  receiptKey: string
}

const standingOf = (holds: boolean): Standing => (holds ? 'holds' : 'fails')
const textOf = (value: unknown) => canonicalJson(value as Json)

/** [PRF1] Each consent names a notice whose text is here and has the hash that the consent says. */
function noticeFindings({ consent, changes, notices }: ConsentProofFile, { sha256 }: ProofTools): Finding[] {
  const given = [
    { part: 'consent', ...consent },
    ...changes.flatMap(change =>
      change.change === 'given' ? [{ part: `change ${change.changeId}`, ...change }] : [],
    ),
  ]
  return given.map(({ part, noticeVersion, language, noticeHash }) => {
    const notice = notices.find(({ version, language: of }) => version === noticeVersion && of === language)
    return {
      rule: 'PRF1',
      part,
      standing: notice ? standingOf(sha256(notice.text) === noticeHash) : 'open',
    }
  })
}

/** [PRF2] Evidence is this member's, and of a consent that is here and was given so. */
function evidenceFindings({ memberId, consent, changes, evidence }: ConsentProofFile): Finding[] {
  return evidence.map(({ evidenceId, memberId: of, changeId, signature }) => {
    const proven = changeId === null ? consent : changes.find(change => change.changeId === changeId)
    const isGiven = proven !== undefined && !('change' in proven && proven.change === 'withdrawn')
    const fits = isGiven && (signature === null || proven.method === 'signature')
    return { rule: 'PRF2', part: `evidence ${evidenceId}`, standing: standingOf(of === memberId && fits) }
  })
}

/**
 * [PRF3] A change is this member's, stands once, and follows what it changes. That something was given which was taken back is
 * not shown where it was not: a store that had let the facts go takes back whatever may have been given [CON6].
 */
function changeFindings({ memberId, consent, changes }: ConsentProofFile): Finding[] {
  const agreed = new Set(consent.purposes)
  let before = consent.givenAt
  return changes.map((change, at) => {
    const { changeId, purposes, at: when } = change
    const isOnce = changes.findIndex(other => other.changeId === changeId) === at
    const wasGiven = change.change === 'given' || purposes.every(purpose => agreed.has(purpose))
    const follows = Date.parse(when) >= Date.parse(before)
    for (const purpose of purposes)
      if (change.change === 'given') agreed.add(purpose)
      else agreed.delete(purpose)
    before = when
    const holds = change.memberId === memberId && isOnce && follows
    const standing = holds && !wasGiven ? 'open' : standingOf(holds)
    return { rule: 'PRF3', part: `change ${changeId}`, standing }
  })
}

interface Sent {
  id: string
  deviceId: string
  sequence: number
  kind: string
  body: { [name: string]: unknown }
}
/** Null for what is no envelope: whoever changed the text broke it. */
function sentIn(text: string): Sent | null {
  try {
    const sent = JSON.parse(text) as Partial<Sent> | null
    return sent && typeof sent === 'object' && typeof sent.body === 'object' && sent.body
      ? (sent as Sent)
      : null
  } catch {
    return null
  }
}

const signedText = ({ signature: _, ...said }: SignedReceipt) => textOf(said)

/** [PRF4] A receipt is of the very text beside it, and headquarters' key signed it. */
function receiptFindings({ envelopes }: ConsentProofFile, tools: ProofTools): Finding[] {
  return envelopes.map(({ text, receipt }, at) => {
    const sent = sentIn(text)
    const part = `envelope ${sent?.id ?? at + 1}`
    if (!receipt) return { rule: 'PRF4', part, standing: sent ? 'open' : 'fails' }
    const isOfText =
      sent?.id === receipt.envelopeId &&
      sent.deviceId === receipt.deviceId &&
      sent.sequence === receipt.sequence &&
      tools.sha256(text) === receipt.envelopeHash
    const isSigned = tools.verify(tools.receiptKey, signedText(receipt), receipt.signature)
    return { rule: 'PRF4', part, standing: standingOf(isOfText && isSigned) }
  })
}

/** Purposes are a set: a record says the same in whichever order they were ticked or kept. */
function recordText(record: unknown): string {
  const { purposes, ...rest } = record as { purposes?: readonly string[] }
  return textOf(purposes ? { ...rest, purposes: [...purposes].sort() } : rest)
}
const sameRecord = (one: unknown, other: unknown) => recordText(one) === recordText(other)

/** [PRF5] Every consent, change and evidence stands word by word in an envelope to headquarters. */
function sentFindings({ consent, changes, evidence, envelopes, memberId }: ConsentProofFile): Finding[] {
  const sent = envelopes.flatMap(({ text }) => sentIn(text) ?? [])
  const enrolment = sent.find(({ kind, body }) => kind === 'enrolment' && body.memberId === memberId)
  const records = [
    { part: 'consent', found: enrolment?.body.consent, kept: consent as unknown },
    ...changes.map(change => ({
      part: `change ${change.changeId}`,
      found: sent.find(({ kind, body }) => kind === 'consent' && body.changeId === change.changeId)?.body,
      kept: change as unknown,
    })),
    ...evidence.map(proof => ({
      part: `evidence ${proof.evidenceId}`,
      found: sent.find(({ kind, body }) => kind === 'evidence' && body.evidenceId === proof.evidenceId)?.body,
      kept: proof as unknown,
    })),
  ]
  return records.map(({ part, found, kept }) => ({
    rule: 'PRF5',
    part,
    // Content that another counter sent, or that is no longer here, contradicts nothing.
    standing: found === undefined ? 'open' : standingOf(sameRecord(found, kept)),
  }))
}

/** [PRF6] The log's lines are as they were hashed, about this member, and one commits to the enrolment's very text. */
function auditFindings({ audit, envelopes, memberId }: ConsentProofFile, { sha256 }: ProofTools): Finding[] {
  const lines: Finding[] = audit.entries.map(entry => ({
    rule: 'PRF6',
    part: `audit entry ${entry.sequence}`,
    standing: standingOf(entry.subject === memberId && entry.hash === hashOf(entry, entry.previous, sha256)),
  }))
  const enrolment = envelopes.find(({ text }) => sentIn(text)?.kind === 'enrolment')
  const commitments = audit.entries.flatMap(({ commitment }) => commitment ?? [])
  const isCommitted = enrolment && commitments.includes(sha256(audit.salt + enrolment.text))
  const isOpen = !enrolment || commitments.length === 0
  return [
    ...lines,
    { rule: 'PRF6', part: 'commitment', standing: isOpen ? 'open' : standingOf(isCommitted === true) },
  ]
}

/** What of a proof holds, part by part. A proof holds where nothing of it fails. */
export const checkProof = (proof: ConsentProofFile, tools: ProofTools): Finding[] => [
  ...noticeFindings(proof, tools),
  ...evidenceFindings(proof),
  ...changeFindings(proof),
  ...receiptFindings(proof, tools),
  ...sentFindings(proof),
  ...auditFindings(proof, tools),
]
