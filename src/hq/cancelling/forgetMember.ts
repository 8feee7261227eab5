import { releaseMember } from '../duplicates/release.ts'
import type { Act } from '../enrolling/holding.ts'
import { markFed } from '../repositories/cancelledMembers.ts'
import { casesAbout, closeCase, eraseCaseTexts } from '../repositories/cases.ts'
import { eraseConsentRecords } from '../repositories/consentRecords.ts'
import { eraseCorrections } from '../repositories/corrections.ts'
import { eraseRegisterTexts } from '../repositories/registerEvents.ts'
import { eraseNotes } from '../repositories/reviews.ts'

/**
 * Erases what else than the eight facts says something about a member who left: corrections' values, cases' values,
 * what people wrote, claims and index entries; and has the store's counters told. An open case has nothing left to decide.
 */
export async function forgetMember(act: Act, storeCode: string, memberId: string): Promise<void> {
  const { tx, services, now, news } = act
  // First: who is being enrolled with the same document elsewhere is waited for, and has their case by then.
  news.push(...(await releaseMember(tx, services, storeCode, memberId)))
  for (const one of await casesAbout(tx, storeCode, memberId)) {
    if (one.decided) continue
    const moot = { at: now, by: 'system', decision: 'moot', reason: null } as const
    if (!(await closeCase(tx, one.caseId, moot))) continue
    const stores = one.kind === 'duplicate' ? [one.storeCode, one.otherStoreCode] : [one.storeCode]
    news.push(...stores.map(code => ({ storeCode: code, kind: 'case' as const, subject: one.caseId })))
  }
  await eraseCaseTexts(tx, storeCode, memberId)
  await eraseCorrections(tx, storeCode, memberId)
  await eraseNotes(tx, storeCode, memberId)
  await eraseConsentRecords(tx, storeCode, memberId)
  await eraseRegisterTexts(tx, storeCode, memberId)
  await markFed(tx, storeCode, memberId, now)
  news.push({ storeCode, kind: 'member', subject: memberId })
}
