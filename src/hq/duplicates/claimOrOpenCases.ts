import type { Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { News } from '../feeding/appendToFeed.ts'
import { newId } from '../newId.ts'
import { addCases, casesAbout, type DuplicateCase } from '../repositories/cases.ts'
import { type Claim, claimDocuments } from '../repositories/documentClaims.ts'
import type { Services } from '../services.ts'

/**
 * [DUP1] Claims documents for members; where another has one, opens a case between the two, which both stores are told
 * of. The news are for the caller to append.
 */
export async function claimOrOpenCases(
  tx: Transaction<Schema>,
  services: Services,
  claims: Claim[],
): Promise<News[]> {
  if (claims.length === 0) return []
  const firsts = new Map<string, Claim>()
  for (const claim of claims) if (!firsts.has(claim.hash)) firsts.set(claim.hash, claim)
  const holders = new Map(
    (await claimDocuments(tx, [...firsts.values()])).map(holder => [holder.hash, holder]),
  )
  const opened: DuplicateCase[] = []
  for (const claim of claims) {
    const holder = holders.get(claim.hash)
    if (!holder || isSame(holder, claim) || (await isKnown(tx, claim, holder))) continue
    opened.push({
      kind: 'duplicate',
      caseId: newId(services),
      storeCode: claim.storeCode,
      memberId: claim.memberId,
      otherStoreCode: holder.storeCode,
      otherMemberId: holder.memberId,
      openedAt: services.clock(),
    })
  }
  await addCases(tx, opened)
  return opened.flatMap(({ caseId: subject, storeCode, otherStoreCode }) =>
    [storeCode, otherStoreCode].map((code): News => ({ storeCode: code, kind: 'case', subject })),
  )
}

type Holder = Pick<Claim, 'storeCode' | 'memberId'>
const isSame = (a: Holder, b: Holder) => a.memberId === b.memberId && a.storeCode === b.storeCode

/** Whether somebody decides about these two, or has. */
async function isKnown(tx: Transaction<Schema>, claim: Holder, holder: Holder): Promise<boolean> {
  const cases = await casesAbout(tx, claim.storeCode, claim.memberId)
  return cases.some(
    one =>
      one.kind === 'duplicate' &&
      one.decided?.decision !== 'moot' &&
      [one, { storeCode: one.otherStoreCode, memberId: one.otherMemberId }].some(side =>
        isSame(side, holder),
      ),
  )
}
