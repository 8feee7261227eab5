import type { consent as vi } from '../vi/consent.ts'

export const consent: typeof vi = {
  heading: 'The customer’s consent',
  summary: 'Harmoor keeps only the eight facts above and no image. Consent can be withdrawn any time.',
  readInFull: 'Read in full',
  noticeTitle: 'Notice on personal data',
  noticeVersion: 'Version {{version}}',
  noticeLanguage: 'Language of the notice',
  noticeLoading: 'Opening the notice…',
  languageChanges: 'Changing the notice’s language clears the consents already ticked.',
  purposes: 'The customer agrees that Harmoor uses the facts to',
  purpose: {
    membership: 'Issue the membership card, provide information and services',
    contact: 'Contact the customer',
    transactions: 'Confirm the customer’s transactions',
    thirdParty: 'Pass them to third parties',
  },
  required: 'needed for a card',
  optionalPurpose: 'optional',
  method: 'The customer agreed by',
  methods: {
    signature: 'Signing the printed form',
    'spoken-witnessed': 'Saying so; I witnessed it',
  },
  methodOnReceipt: {
    signature: 'Signature on the printed form',
    'spoken-witnessed': 'Spoken, witnessed by a member of staff',
  },
  missingMembership: 'Consent to the membership card is missing',
  missingMethod: 'How the customer agreed is not chosen',
}
