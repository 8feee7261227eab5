import type { Request } from '../../contract/ipc/channels.ts'
import type { ConsentReceipt } from '../state/saveSlice.ts'
import type { Sheet } from './sheet.ts'

/** The receipt in the language in which the customer consented. */
export const receiptSheet = (
  memberId: string,
  receipt: ConsentReceipt,
  purpose: Request<'members:consentReceipt'>['purpose'],
): Sheet => ({
  kind: 'consent-receipt',
  receipt,
  language: receipt.consent.language,
  access: [{ memberId, purpose, facts: ['fullName'] }],
})
