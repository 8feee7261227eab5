import type { receipt as vi } from '../vi/receipt.ts'

export const receipt: typeof vi = {
  title: 'Consent receipt',
  controller: 'Who collects and manages the data',
  phone: 'Phone',
  customer: 'Customer',
  cardNumber: 'Membership card number',
  purposes: 'The customer agrees that Harmoor uses the facts to',
  given: 'Agreed',
  notGiven: 'Not agreed',
  notice: 'Notice',
  noticeHash: 'Fingerprint of the notice (SHA-256)',
  method: 'How consent was given',
  givenAt: 'When',
  receivedBy: 'Received by staff member',
  place: 'Where',
  counter: '{{store}}, counter {{number}}',
  proofElsewhere:
    'The signature and the representative of that time are kept at headquarters, and no longer at the store.',
  rights:
    'You may view, correct and receive a copy of your data, withdraw your consent, restrict, object, ask for deletion, and complain. Withdrawing is as easy as agreeing: at any Harmoor counter or by the phone number above.',
  withdrawn: 'Consents withdrawn',
  representative: 'Consenting representative',
  childConsented: 'the child agrees too',
  childTooYoung: 'child under 7',
  supervisor: 'Supervisor present',
  representativeSignature: 'Representative’s signature',
  customerSignature: 'Customer’s signature',
  staffSignature: 'Staff member’s signature',
}
