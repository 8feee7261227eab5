import type { Facts } from '../../domain/member/facts.ts'
import { blindsOf, keyOfEpoch } from '../duplicates/blind.ts'
import { claimOrOpenCases } from '../duplicates/claimOrOpenCases.ts'
import { releaseMember } from '../duplicates/release.ts'
import type { Act } from '../enrolling/holding.ts'
import { takeNumbers } from '../repositories/feeds.ts'
import { addEntries } from '../repositories/indexEntries.ts'
import { indexState } from '../repositories/indexState.ts'
import { type HeldMember, reviseMember } from '../repositories/members.ts'

/** Gives a member these facts; where a document or a phone changed, claims and the duplicate index follow. */
export async function changeMember(act: Act, member: HeldMember, facts: Facts): Promise<void> {
  const { tx } = act
  await reviseMember(tx, { ...member, facts })
  const before = member.facts
  if (before.number !== facts.number || before.nationality !== facts.nationality)
    await moveInIndex(act, member, facts, 'document')
  if (before.phone !== facts.phone) await moveInIndex(act, member, facts, 'phone')
}

async function moveInIndex(
  { tx, services, news }: Act,
  { storeCode, memberId }: HeldMember,
  facts: Facts,
  kind: 'document' | 'phone',
): Promise<void> {
  const { keyEpoch: epoch } = await indexState(tx)
  const blinds = blindsOf(keyOfEpoch(services.keys.duplicates, epoch), facts)
  news.push(...(await releaseMember(tx, services, storeCode, memberId, kind)))
  if (kind === 'document') {
    const claim = { hash: blinds.claim, epoch, storeCode, memberId }
    news.push(...(await claimOrOpenCases(tx, services, [claim])))
  }
  const { lastIndexSeq } = await takeNumbers(tx, storeCode, { entries: 1 })
  await addEntries(tx, [{ storeCode, memberId, epoch, kind, value: blinds[kind] }], lastIndexSeq)
}
