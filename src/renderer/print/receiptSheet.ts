import type { ConsentReceipt } from '../state/saveSlice.ts'
import type { Sheet } from './sheet.ts'

/** The receipt in the language in which the customer consented. */
export const receiptSheet = (receipt: ConsentReceipt): Sheet => ({
  kind: 'consent-receipt',
  receipt,
  language: receipt.consent.language,
})
