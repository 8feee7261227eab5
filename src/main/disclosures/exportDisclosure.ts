import { createHash } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import { type Actor, type Disclosure, mayExport, nextNumber } from '../../domain/disclosure/disclosure.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { sealText } from '../../keychain/age.ts'
import { makeRecoveryCode } from '../../keychain/recoveryCode.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { whyAbsent } from '../../store/registers/revealFacts.ts'
import type { Counter } from '../../store/repositories/counter.ts'
import { findMember } from '../../store/repositories/members.ts'
import { random } from '../random.ts'
import { allDisclosures, findDisclosure, recordStep } from './register.ts'

/** Puts a file where a person chooses; null where they thought better of it. */
export type Save = (file: {
  name: string
  extension: string
  content(): Promise<Result<Uint8Array, Fault>>
}) => Promise<Result<string | null, Fault>>

export interface HandedOver {
  savedAs: string
  number: string
  contentHash: string
  /** Opens the file; shown once, and kept nowhere. */
  passphrase: string
}

interface Exporting {
  db: WritableDb
  counter: Counter
  disclosureId: string
  actor: Actor
  now(): string
  save: Save
}

/** [DIS4] What may be handed over now: the demand, and the facts it is approved for. */
function ready({ db, disclosureId, actor }: Exporting): Result<{ entry: Disclosure; facts: Facts }, Fault> {
  const entry = findDisclosure(db, disclosureId)
  const allowed = entry ? mayExport(entry, actor) : err('approval-gone' as const)
  if (!entry || !allowed.ok) return err({ code: allowed.ok ? 'approval-gone' : allowed.error })
  const member = findMember(db, entry.memberId)
  return member ? ok({ entry, facts: member.facts }) : err({ code: whyAbsent(db, entry.memberId) })
}

/** The facts that were demanded, and nothing else. */
const contentOf = ({ demand }: Disclosure, facts: Facts): string =>
  canonicalJson(Object.fromEntries(demand.facts.map(name => [name, facts[name]])))

function numberFor({ db, counter, now }: Exporting): string {
  const given = allDisclosures(db).flatMap(({ exported }) => exported?.number ?? [])
  const year = new Date(now()).getFullYear()
  return nextNumber({ storeCode: counter.storeCode, counterNumber: counter.counterNumber, year }, given)
}

/**
 * [DIS4] Hands over what is approved: sealed with a passphrase that is made for it, into a file that the supervisor chooses a
 * place for. Only once the register and the access register say so is the passphrase known to anybody: until then the file
 * cannot be opened, whatever fails. Null where no place was chosen.
 */
export async function exportDisclosure(exporting: Exporting): Promise<Result<HandedOver | null, Fault>> {
  const { db, actor, now, save } = exporting
  const before = ready(exporting)
  if (!before.ok) return before
  const passphrase = makeRecoveryCode()
  const content = contentOf(before.value.entry, before.value.facts)
  const sealed = await sealText(content, passphrase)
  const number = numberFor(exporting)
  const name = `cung-cap-${number.replace('/', '-')}`
  const saved = await save({ name, extension: 'age', content: async () => ok(sealed) })
  if (!saved.ok) return saved
  const savedAs = saved.value
  if (savedAs === null) return ok(null)
  const contentHash = createHash('sha256').update(sealed).digest('hex')
  return inTransaction(db, () => {
    const after = ready(exporting)
    // Refused, handed over elsewhere, or the member changed or gone while a place was chosen.
    if (!after.ok) return after
    const { entry, facts } = after.value
    if (contentOf(entry, facts) !== content || numberFor(exporting) !== number)
      return err({ code: 'facts-changed' })
    const by = { by: actor.staffNumber, at: now() }
    const access = { memberId: entry.memberId, what: 'exported', purpose: 'disclosure' } as const
    recordAccess(db, { ...access, facts: entry.demand.facts, ...by }, random)
    recordStep(db, entry, { what: 'exported', ...by, kept: { number, contentHash } })
    return ok({ savedAs, number, contentHash, passphrase })
  })
}
